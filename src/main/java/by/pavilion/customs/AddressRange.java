package by.pavilion.customs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses that begin with the same bits: {@code 203.0.113.0/24}, or one address alone. */
record AddressRange(InetAddress network, int bits) {

    /** @throws IllegalArgumentException when the text is neither an address nor a network */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = address(slash < 0 ? text : text.substring(0, slash));
        int longest = network.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("a network of " + text + " does not exist");
        }
        return new AddressRange(network, bits);
    }

    /** False for what is no address. */
    boolean contains(String address) {
        byte[] wanted = network.getAddress();
        byte[] given;
        try {
            given = address(address).getAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        if (given.length != wanted.length || !Arrays.equals(given, 0, whole, wanted, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        int mask = 0xFF << (Byte.SIZE - rest) & 0xFF;
        return rest == 0 || (given[whole] & mask) == (wanted[whole] & mask);
    }

    /** Digits only, so that no name is looked up. */
    private static InetAddress address(String text) {
        if (!text.matches("[0-9a-fA-F.:]{2,45}")) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }
}
