package io.ifacer.link.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which link: a queue for each claim. A job is at work when it heads the queue of every claim it has, so that
 * jobs without a common link do not wait for each other, and 150 requests for one bond make one bond and then find it
 * right. All claims are queued for at once, in the order of arrival: no two jobs can wait for each other.
 */
final class JobQueue {

    private final Set<Job> jobs = new LinkedHashSet<>();
    private final Map<String, Deque<Job>> byClaim = new HashMap<>();

    void add(Job job) {
        jobs.add(job);
        for (String claim : job.claims().all()) {
            byClaim.computeIfAbsent(claim, none -> new ArrayDeque<>()).add(job);
        }
    }

    /** Takes a job out; the jobs that now head all their queues. */
    List<Job> remove(Job job) {
        jobs.remove(job);
        Set<Job> heads = new LinkedHashSet<>();
        for (String claim : job.claims().all()) {
            Deque<Job> queue = byClaim.get(claim);
            if (queue != null) {
                queue.remove(job);
                Job head = queue.peek();
                if (head == null) {
                    byClaim.remove(claim);
                } else {
                    heads.add(head);
                }
            }
        }
        List<Job> free = new ArrayList<>(heads);
        free.removeIf(head -> !isFree(head));
        return free;
    }

    boolean holds(Job job) {
        return jobs.contains(job);
    }

    int size() {
        return jobs.size();
    }

    boolean isFree(Job job) {
        for (String claim : job.claims().all()) {
            Deque<Job> queue = byClaim.get(claim);
            if (queue == null || queue.peek() != job) {
                return false;
            }
        }
        return true;
    }

    /** The job at work on a link; null when there is none. */
    @Nullable
    Job atWorkOn(String name) {
        Deque<Job> queue = byClaim.get(name);
        Job head = queue == null ? null : queue.peek();
        return head != null && head.started() ? head : null;
    }

    /** The jobs that wait for this one and have exactly the same claims. */
    List<Job> waitingForTheSame(Job job) {
        if (job.claims().all().isEmpty()) {
            return List.of();
        }
        Deque<Job> queue = byClaim.getOrDefault(job.claims().all().iterator().next(), new ArrayDeque<>());
        return queue.stream()
                .filter(other ->
                        other != job && !other.started() && other.claims().equals(job.claims()))
                .toList();
    }

    /** All jobs, those at work and those that wait, in the order of arrival. */
    List<Job> all() {
        return new ArrayList<>(jobs);
    }
}
