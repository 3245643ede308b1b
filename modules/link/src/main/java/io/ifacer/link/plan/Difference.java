package io.ifacer.link.plan;

/**
 * One field in which a link is not as it is wanted.
 *
 * @param link the link concerned
 * @param field {@code state} (up, down, missing), {@code kind}, {@code id}, {@code protocol}, {@code lower},
 *     {@code mode}, {@code ports}, {@code mtu}, or the kernel's name of a bond option
 * @param wanted the declared value, for a person
 * @param found what the kernel has, for a person
 */
public record Difference(String link, String field, String wanted, String found) {

    /** In one phrase: {@code bond0: wanted mode active-backup, found balance-rr}. */
    public String describe() {
        return link + ": wanted " + field + " " + wanted + ", found " + found;
    }

    /** The field as it is called where the talk is of a link: {@code mtu}, or {@code mtu of ens1} of one below it. */
    public String fieldFor(String subject) {
        return link.equals(subject) ? field : field + " of " + link;
    }
}
