package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BondOptionsTest {

    private static final List<String> PORTS = List.of("eth1", "eth2");

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "  ", ";", " ; ;"})
    void withoutOptionsTheLinkIsMonitoredAllTheSame(String text) throws CniException {
        BondOptions options = parse(text, BondMode.BALANCE_RR);
        assertThat(options.values()).containsOnly(Map.entry(BondOption.MIIMON, new BondValue.Num(100)));
        assertThat(options.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{0} leaves miimon {1}")
    @CsvSource({"lacp_active=on, 100", "miimon=0, 0", "miimon=50, 50", "MIIMON=50, 50"})
    void theDefaultMonitorStandsBackForAGivenOne(String text, long miimonMillis) throws CniException {
        assertThat(parse(text, BondMode.IEEE_802_3AD).values())
                .containsEntry(BondOption.MIIMON, new BondValue.Num(miimonMillis));
    }

    @Test
    void withArpIntervalThereIsNoMiimon() throws CniException {
        assertThat(parse("arp_interval=100;arp_ip_target=10.0.0.1", BondMode.ACTIVE_BACKUP)
                        .values())
                .containsKey(BondOption.ARP_INTERVAL)
                .doesNotContainKey(BondOption.MIIMON);
    }

    @ParameterizedTest(name = "{0} sets {1} to {2}")
    @CsvSource({
        "updelay=200, UPDELAY, 200",
        "up_delay=200, UPDELAY, 200",
        "downdelay=200, DOWNDELAY, 200",
        "down_delay=200, DOWNDELAY, 200",
        "peer_notif_delay=200, PEER_NOTIF_DELAY, 200",
        "peer_notify_delay=200, PEER_NOTIF_DELAY, 200",
        "num_peer_notif=3, NUM_PEER_NOTIF, 3",
        "num_grat_arp=3, NUM_PEER_NOTIF, 3",
        "num_unsol_na=3, NUM_PEER_NOTIF, 3",
        "' primary_reselect = better ', PRIMARY_RESELECT, 1",
        "'xmit_hash_policy=layer3+4', XMIT_HASH_POLICY, 1",
        "use_carrier=0, USE_CARRIER, 0",
        "resend_igmp=0, RESEND_IGMP, 0",
        "all_slaves_active=on, ALL_SLAVES_ACTIVE, 1",
        "arp_all_targets=all, ARP_ALL_TARGETS, 1",
        "fail_over_mac=FOLLOW, FAIL_OVER_MAC, 2"
    })
    void everySpellingIsRead(String text, BondOption option, long number) throws CniException {
        assertThat(parse(text, BondMode.ACTIVE_BACKUP).values()).containsEntry(option, new BondValue.Num(number));
    }

    @Test
    void theOriginalsMisreadSpellingIsWarnedOf() throws CniException {
        assertThat(parse("peer_notif_delay=200", BondMode.BALANCE_RR).warnings())
                .containsExactly("bond option peer_notif_delay=200 sets the kernel's delay in milliseconds;"
                        + " the original ifacer took it for num_peer_notif");
        assertThat(parse("peer_notify_delay=200", BondMode.BALANCE_RR).warnings())
                .isEmpty();
    }

    @ParameterizedTest(name = "arp_ip_target={0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"10.0.0.1\",\"10.0.0.2\"]     | 10.0.0.1,10.0.0.2",
                "[ \"10.0.0.1\" , \"10.0.0.2\" ] | 10.0.0.1,10.0.0.2",
                "10.0.0.1,10.0.0.2               | 10.0.0.1,10.0.0.2",
                "10.0.0.1 , 10.0.0.2             | 10.0.0.1,10.0.0.2",
                "10.0.0.1                        | 10.0.0.1"
            })
    void listsAreJsonOrPlain(String list, String addresses) throws CniException {
        assertThat(parse("arp_interval=100;arp_ip_target=" + list, BondMode.ACTIVE_BACKUP)
                        .values())
                .containsEntry(BondOption.ARP_IP_TARGET, new BondValue.Addresses(List.of(addresses.split(","))));
    }

    @Test
    void anEmptyJsonListClears() throws CniException {
        assertThat(parse("arp_ip_target=[]", BondMode.ACTIVE_BACKUP).values())
                .containsEntry(BondOption.ARP_IP_TARGET, new BondValue.Addresses(List.of()));
    }

    @Test
    void ipv6TargetsAreKeptInCanonicalText() throws CniException {
        assertThat(parse("arp_interval=100;ns_ip6_target=FD00:0::1,fe80:0:0::2", BondMode.ACTIVE_BACKUP)
                        .values())
                .containsEntry(BondOption.NS_IP6_TARGET, new BondValue.Addresses(List.of("fd00::1", "fe80::2")));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "02:00:00:00:00:01, 02:00:00:00:00:01",
        "02-AB-CD-00-00-01, 02:ab:cd:00:00:01",
        "00:00:00:00:00:00, 00:00:00:00:00:00"
    })
    void hardwareAddressesAreKeptInCanonicalText(String text, String mac) throws CniException {
        assertThat(parse("ad_actor_system=" + text, BondMode.IEEE_802_3AD).values())
                .containsEntry(BondOption.AD_ACTOR_SYSTEM, new BondValue.Mac(mac));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"primary=eth2, PRIMARY", "active_slave=eth2, ACTIVE_SLAVE"})
    void portsAreNamed(String text, BondOption option) throws CniException {
        assertThat(parse(text, BondMode.BALANCE_ALB).values()).containsEntry(option, new BondValue.PortName("eth2"));
    }

    /** {@code {n}} stands for a list of that many targets. */
    @ParameterizedTest(name = "{0}, mode {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "miimom=1 | 1 | unknown bond option 'miimom': did you mean miimon?",
                "lacp_rat=fast | 4 | unknown bond option 'lacp_rat': did you mean lacp_rate?",
                "xmit_hash=1 | 4 | did you mean",
                "upd_elay=1 | 1 | did you mean up_delay?",
                "mode=1 | 1 | unknown bond option 'mode': the mode is given by bond.mode",
                "miimon | 1 | 'miimon' is not NAME=VALUE",
                "=1 | 1 | unknown bond option ''",
                "miimon=100 updelay=200 | 1 | 'miimon=100 updelay=200' is more than one option: ';' separates options, not ' '",
                "miimon=100,updelay=200 | 1 | 'miimon=100,updelay=200' is more than one option: ';' separates options, not ','",
                "miimon=100 , updelay = 200 | 1 | ';' separates options, not ','",
                "miimon=100&updelay=200 | 1 | ';' separates options, not '&'",
                "arp_ip_target=10.0.0.1,10.0.0.2,arp_interval=100 | 1 | ';' separates options, not ','",
                "nonsense=1 updelay=200 | 1 | ';' separates options, not ' '",
                "primary=eth1 primary_reselect=always | 1 | ';' separates options, not ' '",
                "miimon= | 1 | miimon= (mode active-backup): it has no value; allowed is an integer from 0 to 2147483647",
                "miimon=x | 1 | miimon=x (mode active-backup): it is not a value of this option; allowed is an integer from 0 to",
                "miimon=1.5 | 1 | it is not a value of this option",
                "miimon=99999999999999999999999999 | 1 | it is out of range; allowed is an integer from 0 to 2147483647",
                "lacp_rate=turbo | 4 | lacp_rate=turbo (mode 802.3ad): it is not a value of this option; allowed is one of slow (0), fast (1)",
                "lacp_rate=2 | 4 | lacp_rate=2 (mode 802.3ad): it is out of range; allowed is one of slow (0), fast (1)",
                "lacp_rate=fast | 1 | lacp_rate=fast (mode active-backup): the mode does not have this option, only 802.3ad (4) has it",
                "primary=eth1 | 0 | the mode does not have this option, only active-backup (1), balance-tlb (5), balance-alb (6) has it",
                "arp_interval=0 | 4 | the mode does not have this option",
                "primary=eth3 | 1 | primary=eth3 (mode active-backup): it is not among the interfaces; allowed is one of eth1, eth2",
                "active_slave=eth3 | 1 | active_slave=eth3 (mode active-backup): it is not among the interfaces",
                "miimon=100;arp_interval=100 | 1 | arp_interval=100 (mode active-backup): it excludes miimon=100",
                "miimon=100;arp_validate=all | 1 | arp_validate=all (mode active-backup): it excludes miimon=100",
                "arp_validate=all | 1 | arp_validate=all (mode active-backup): it needs arp_interval",
                "miimon=0;updelay=100 | 1 | updelay=100 (mode active-backup): it needs miimon",
                "arp_interval=100;downdelay=0 | 1 | downdelay=0 (mode active-backup): it needs miimon",
                "arp_interval=100;peer_notify_delay=1 | 1 | it needs miimon",
                "arp_ip_target=10.0.0.1,10.0.0.1 | 1 | the target 10.0.0.1 is there twice",
                "ns_ip6_target=fd00::1,FD00:0::1 | 1 | the target fd00::1 is there twice",
                "arp_ip_target={17} | 1 | these are 17 targets, the kernel takes at most 16",
                "arp_ip_target=10.0.0.1, | 1 | '' is not an IPv4 address",
                "arp_ip_target=localhost | 1 | 'localhost' is not an IPv4 address",
                "arp_ip_target=0.1.2.3 | 1 | 0.1.2.3 cannot be a target",
                "arp_ip_target=255.255.255.255 | 1 | cannot be a target",
                "arp_ip_target=[\"10.0.0.1\" | 1 | is not a list in JSON",
                "arp_ip_target=[1] | 1 | a list in JSON must hold strings only",
                "ns_ip6_target=10.0.0.1 | 1 | '10.0.0.1' is not an IPv6 address",
                "ns_ip6_target=:: | 1 | :: cannot be a target",
                "ns_ip6_target=0:0::1 | 1 | ::1 cannot be a target",
                "ns_ip6_target=ff02::1 | 1 | ff02::1 cannot be a target",
                "ns_ip6_target=::ffff:10.0.0.1 | 1 | give it to arp_ip_target",
                "ad_actor_system=01:00:5e:00:0f:01 | 4 | it is a multicast address",
                "ad_actor_system=ff:ff:ff:ff:ff:ff | 4 | it is a multicast address",
                "ad_actor_system=02:00:00:00:00 | 4 | it is not a hardware address",
                "ad_actor_system=02:00:00:00:00:0g | 4 | it is not a hardware address",
                "num_grat_arp=1;num_unsol_na=2 | 1 | num_unsol_na=2 (mode active-backup): the option was given before as 1",
                "updelay=100;up_delay=200 | 1 | the option was given before as 100"
            })
    void whatTheKernelWouldRefuseIsRefusedWithAllThatHelps(String text, int mode, String why) {
        CniError error = refused(text.replace("{17}", targets(17)), BondMode.ofNumber(mode));
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg()).startsWith("invalid bond option").contains(why);
    }

    @Test
    void sixteenTargetsAreFine() throws CniException {
        assertThat(parse("arp_interval=1;arp_ip_target=" + targets(16), BondMode.BALANCE_RR)
                        .values())
                .hasEntrySatisfying(
                        BondOption.ARP_IP_TARGET,
                        value -> assertThat(((BondValue.Addresses) value).addresses())
                                .hasSize(16));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "miimon=0;arp_interval=100;arp_validate=all;arp_ip_target=10.0.0.1",
                "miimon=100;arp_interval=0;arp_validate=none",
                "updelay=100",
                "num_grat_arp=2;num_unsol_na=2"
            })
    void whatTheKernelTakesIsTaken(String text) throws CniException {
        assertThat(parse(text, BondMode.ACTIVE_BACKUP).warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource({
        "miimon=100;updelay=150, UPDELAY, 100",
        "miimon=100;downdelay=99, DOWNDELAY, 0",
        "updelay=250, UPDELAY, 200",
        "miimon=30;peer_notify_delay=100, PEER_NOTIF_DELAY, 90"
    })
    void aDelayBetweenMultiplesOfMiimonIsRoundedDownWithAWord(String text, BondOption delay, long roundedMillis)
            throws CniException {
        BondOptions options = parse(text, BondMode.ACTIVE_BACKUP);
        assertThat(options.values()).containsEntry(delay, new BondValue.Num(roundedMillis));
        assertThat(options.warnings())
                .singleElement()
                .asString()
                .endsWith("the kernel rounds it down to " + roundedMillis);
    }

    @Test
    void theWordOnARoundedDelayNamesBothValues() throws CniException {
        assertThat(parse("miimon=100;updelay=150", BondMode.ACTIVE_BACKUP).warnings())
                .containsExactly(
                        "bond option updelay=150 is not a multiple of miimon=100, the kernel rounds it down to 100");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "miimon=0, the bond has no link monitoring",
        "arp_interval=0, the bond has no link monitoring",
        "arp_interval=100, has no arp_ip_target or ns_ip6_target to probe",
        "arp_ip_target=10.0.0.1, do nothing without arp_interval",
        "use_carrier=off, kernels from 6.18 on take only on"
    })
    void whatIsLegalAndUselessIsWarnedOf(String text, String word) throws CniException {
        assertThat(parse(text, BondMode.ACTIVE_BACKUP).warnings())
                .singleElement()
                .asString()
                .contains(word);
    }

    @Test
    void unknownOptionsCanBeLeftOutWithAWord() throws CniException {
        BondOptions options =
                BondOptions.parse("miimom=1; typo ;miimon=50", BondMode.BALANCE_RR, PORTS, UnknownOptions.WARN);

        assertThat(options.values()).containsOnlyKeys(BondOption.MIIMON);
        assertThat(options.warnings())
                .containsExactly(
                        "left out of the bond options: unknown bond option 'miimom': did you mean miimon?",
                        "left out of the bond options: 'typo' is not NAME=VALUE");
    }

    @Test
    void lengthIsBoundedAndMessagesAreOneShortLine() {
        assertThat(refused("a".repeat(8193), BondMode.BALANCE_RR).msg()).contains("the limit is 8192");
        assertThat(refused("a\nb".repeat(2000) + "=1", BondMode.BALANCE_RR).msg())
                .hasSizeLessThan(200)
                .doesNotContain("\n");
    }

    private static String targets(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "10.0.0." + i).collect(Collectors.joining(","));
    }

    private static BondOptions parse(String text, BondMode mode) throws CniException {
        return BondOptions.parse(text, mode, PORTS, UnknownOptions.REFUSE);
    }

    private static CniError refused(String text, BondMode mode) {
        return catchThrowableOfType(CniException.class, () -> parse(text, mode)).error();
    }
}
