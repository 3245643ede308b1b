package io.ifacer.link.engine;

import io.ifacer.link.plan.Step;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose the steps are that were sent. */
final class StepsInFlight {

    private final Map<Long, Job> byStep = new HashMap<>();

    /** By links that no request names: what stands on a port suffers with it, and is restored with it. */
    private final Map<String, Job> byUpper = new HashMap<>();

    /** By the number that a step goes by: somebody may give the link another name between the request and its effect. */
    private final Map<Integer, Set<Job>> byIfindex = new HashMap<>();

    void sent(long stepId, Step step, Job job) {
        byStep.put(stepId, job);
        if (!job.claims().links().contains(step.link())) {
            byUpper.put(step.link(), job);
        }
        if (step.ifindex() != Step.UNKNOWN) {
            byIfindex
                    .computeIfAbsent(step.ifindex(), none -> new LinkedHashSet<>())
                    .add(job);
        }
    }

    /** The job that a step's answer is for; null when it is over. */
    @Nullable
    Job answered(long stepId) {
        return byStep.remove(stepId);
    }

    /** The job that works on a link although its request does not name it; null when there is none. */
    @Nullable
    Job atWorkOnUpper(String name) {
        return byUpper.get(name);
    }

    /** The jobs that have asked something of the link with this number, whatever its name is now. */
    Set<Job> atWorkOn(int ifindex) {
        return byIfindex.getOrDefault(ifindex, Set.of());
    }

    /** The numbers of the links that a job at work has asked something of. */
    Set<Integer> asked() {
        return byIfindex.keySet();
    }

    /** A job is over: answers that still come are for nobody. */
    void forget(Job job) {
        byStep.values().removeIf(job::equals);
        byUpper.values().removeIf(job::equals);
        byIfindex.values().removeIf(jobs -> jobs.remove(job) && jobs.isEmpty());
    }
}
