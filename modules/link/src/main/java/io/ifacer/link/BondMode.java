package io.ifacer.link;

/** The seven modes of a bond with the kernel's numbers (include/uapi/linux/if_bonding.h). */
public enum BondMode {
    BALANCE_RR(0, "balance-rr"),
    ACTIVE_BACKUP(1, "active-backup"),
    BALANCE_XOR(2, "balance-xor"),
    BROADCAST(3, "broadcast"),
    IEEE_802_3AD(4, "802.3ad"),
    BALANCE_TLB(5, "balance-tlb"),
    BALANCE_ALB(6, "balance-alb");

    private static final BondMode[] BY_NUMBER = values();

    private final int number;
    private final String kernelName;

    BondMode(int number, String kernelName) {
        this.number = number;
        this.kernelName = kernelName;
    }

    /** The kernel's number, 0 to 6. */
    public int number() {
        return number;
    }

    /** The kernel's name, as {@code ip -d link} shows it. */
    public String kernelName() {
        return kernelName;
    }

    /**
     * The mode of a kernel number.
     *
     * @throws IllegalArgumentException when the number is not 0 to 6
     */
    public static BondMode ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("bond mode " + number + " is not one of 0 to " + (BY_NUMBER.length - 1));
        }
        return BY_NUMBER[number];
    }

    @Override
    public String toString() {
        return kernelName;
    }
}
