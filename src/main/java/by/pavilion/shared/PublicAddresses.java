package by.pavilion.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are out in the internet. Where somebody else names an address that we are to call, all others must stay
 * closed: they lead to this machine, to the network that we run in, or to what a cloud tells its machines.
 */
public final class PublicAddresses {
    /** What the registries of special addresses keep apart, with the length of the prefix. */
    private static final List<Net> SPECIAL_IPV4 = List.of(
            new Net(0, 0, 0, 8),
            new Net(10, 0, 0, 8),
            new Net(100, 64, 0, 10),
            new Net(127, 0, 0, 8),
            new Net(169, 254, 0, 16),
            new Net(172, 16, 0, 12),
            new Net(192, 0, 0, 24),
            new Net(192, 0, 2, 24),
            new Net(192, 88, 99, 24),
            new Net(192, 168, 0, 16),
            new Net(198, 18, 0, 15),
            new Net(198, 51, 100, 24),
            new Net(203, 0, 113, 24),
            new Net(224, 0, 0, 3));

    private PublicAddresses() {}

    private record Net(int first, int second, int third, int bits) {
        boolean holds(int address) {
            int network = (first << 24) | (second << 16) | (third << 8);
            return (address ^ network) >>> (Integer.SIZE - bits) == 0;
        }
    }

    /** An IPv4 address that is written as one of IPv6 is looked at as what it is. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublicIpv6(bytes) : isPublicIpv4(bytes);
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        int address = (word(bytes, 0) << 16) | word(bytes, 2);
        return SPECIAL_IPV4.stream().noneMatch(net -> net.holds(address));
    }

    /** Global unicast is 2000::/3. In it lie tunnels that lead to any IPv4 address, and examples. */
    private static boolean isPublicIpv6(byte[] bytes) {
        int first = word(bytes, 0);
        int second = word(bytes, 2);
        boolean global = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        boolean tunnel = first == 0x2002;
        boolean example = first == 0x3fff && second < 0x1000;
        return global && !special && !tunnel && !example;
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
