package io.ifacer.scenario;

import io.ifacer.lab.LinkNotification;
import io.ifacer.lab.LinkPicture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the repair among the kernel's notifications.
 *
 * @param before {@code ip -d -o link} before the damage
 * @param links the links concerned
 * @param mark how many notifications came before the clock may start
 * @param clock the link whose notification starts the clock; empty for the first one that shows anything changed
 */
record HealingSearch(String before, Links links, int mark, String clock) {

    Optional<Healing> in(List<LinkNotification> notifications) {
        LinkPicture picture = LinkPicture.of(before);
        Map<String, String> wanted = picture.configurations(links.all());
        LinkNotification lost = null;
        LinkNotification configured = null;
        for (int i = 0; i < notifications.size(); i++) {
            LinkNotification news = notifications.get(i);
            picture.take(news);
            boolean right = picture.configurations(links.all()).equals(wanted);
            if (lost == null) {
                lost = i >= mark && startsClock(news, right) ? news : null;
                continue;
            }
            configured = right ? first(configured, news) : null;
            if (configured != null && picture.carry(links.carrying())) {
                return Optional.of(new Healing(configured.since(lost), news.since(lost)));
            }
        }
        return Optional.empty();
    }

    private boolean startsClock(LinkNotification news, boolean right) {
        return clock.isEmpty() ? !right : news.name().equals(clock);
    }

    private static LinkNotification first(@Nullable LinkNotification one, LinkNotification other) {
        return one == null ? other : one;
    }
}
