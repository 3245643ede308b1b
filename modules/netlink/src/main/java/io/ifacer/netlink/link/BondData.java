package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_INFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_MODE;

import io.ifacer.netlink.AttributeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What makes a link a bond: its options as the kernel reports them, in the kernel's order.
 *
 * <p>Which options there are depends on mode and state: targets only when there are any, the primary only while it is
 * attached, the active port only where the mode has one, the 802.3ad ones only there (bond_fill_info of
 * {@code drivers/net/bonding/bond_netlink.c}).
 *
 * @param options one for each attribute this codec knows
 * @param adInfo the active aggregator, in 802.3ad with ports
 */
public record BondData(List<BondOption> options, @Nullable BondAdInfo adInfo) {

    /** Decodes the IFLA_INFO_DATA under a cursor. */
    static BondData decode(AttributeReader nest) {
        List<BondOption> options = new ArrayList<>(32);
        BondAdInfo adInfo = null;
        AttributeReader member = new AttributeReader().enter(nest);
        while (member.next()) {
            BondAttribute attribute = BondAttribute.of(member.type());
            if (attribute != null) {
                options.add(BondOptionCodec.decode(attribute, member));
            } else if (member.type() == IFLA_BOND_AD_INFO) {
                adInfo = BondAdInfo.decode(member);
            }
        }
        return new BondData(List.copyOf(options), adInfo);
    }

    /** The option of an IFLA_BOND_* number, or null. */
    public @Nullable BondOption option(int attribute) {
        for (BondOption option : options) {
            if (option.attribute() == attribute) {
                return option;
            }
        }
        return null;
    }

    /** The value of a numeric option. */
    public OptionalLong number(int attribute) {
        return option(attribute) instanceof BondOption.Numeric number
                ? OptionalLong.of(number.value())
                : OptionalLong.empty();
    }

    /** IFLA_BOND_MODE, 0 to 6. */
    public OptionalLong mode() {
        return number(IFLA_BOND_MODE);
    }
}
