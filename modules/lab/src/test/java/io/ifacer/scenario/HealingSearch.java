package io.ifacer.scenario;

import io.ifacer.lab.LinkNotification;
import io.ifacer.lab.LinkPicture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the repair among the kernel's notifications, whatever they show on the way: repairs may come between the steps of a
 * damage, and be undone by the next. What counts is from when on all is right after the last of them.
 *
 * @param links the links concerned
 * @param before how many notifications came before the damage; they show the links as they shall be again
 * @param from how many came before the clock may start
 * @param clock the link whose notification starts the clock; empty for the first one that shows anything changed
 * @param done how many came before the last step of the damage was over: no repair is complete earlier
 */
record HealingSearch(Links links, int before, int from, String clock, int done) {

    Optional<Healing> in(List<LinkNotification> notifications) {
        LinkPicture picture = new LinkPicture();
        notifications.subList(0, before).forEach(picture::take);
        Map<String, String> wanted = picture.configurations(links.all());
        LinkNotification lost = null;
        LinkNotification configured = null;
        LinkNotification carrying = null;
        for (int i = before; i < notifications.size(); i++) {
            LinkNotification news = notifications.get(i);
            picture.take(news);
            boolean right = picture.configurations(links.all()).equals(wanted);
            if (lost == null) {
                lost = i >= from && startsClock(news, right) ? news : null;
            }
            right &= lost != null;
            configured = right ? first(configured, news) : null;
            carrying = right && picture.carry(links.carrying()) ? first(carrying, news) : null;
            if (i + 1 >= done && lost != null && configured != null && carrying != null) {
                break;
            }
        }
        return lost == null || configured == null || carrying == null
                ? Optional.empty()
                : Optional.of(new Healing(configured.since(lost), carrying.since(lost)));
    }

    private boolean startsClock(LinkNotification news, boolean right) {
        return clock.isEmpty() ? !right : news.name().equals(clock);
    }

    private static LinkNotification first(@Nullable LinkNotification one, LinkNotification other) {
        return one == null ? other : one;
    }
}
