package by.pavilion.launch;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RSA keys of a demo and of the payment firms that the sandbox plays, in files. They cost a good part of a second, so they
 * are made beside the first start; until a file is there, whoever needs it tries again.
 */
final class FirmKeys {
    private static final int BITS = 2048;

    /** The setting of each private key and of its public half, by the file that holds it. */
    private record Pair(String file, String privateSetting, String publicSetting) {
        String privateFile() {
            return file + ".pem";
        }

        String publicFile() {
            return file + "-public.pem";
        }
    }

    private static final Pair[] PAIRS = {
        new Pair(
                "wechatpay-merchant",
                "pavilion.ordering.payment.wechatpay.private-key",
                "pavilion.sandbox.scan-pay.wechatpay.merchant-key"),
        new Pair(
                "wechatpay-platform",
                "pavilion.sandbox.scan-pay.wechatpay.platform-key",
                "pavilion.ordering.payment.wechatpay.platform-keys.5AB0C0DE00000002"),
        new Pair(
                "alipay-merchant",
                "pavilion.ordering.payment.alipay.private-key",
                "pavilion.sandbox.scan-pay.alipay.merchant-key"),
        new Pair(
                "alipay-platform",
                "pavilion.sandbox.scan-pay.alipay.platform-key",
                "pavilion.ordering.payment.alipay.platform-key")
    };

    private FirmKeys() {}

    /** The files by the names of their settings; what is missing is being made. */
    static Map<String, String> ofDemo(Home home) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Pair pair : PAIRS) {
            settings.put(pair.privateSetting(), home.file(pair.privateFile()).toString());
            settings.put(pair.publicSetting(), home.file(pair.publicFile()).toString());
        }
        Thread thread = new Thread(() -> complete(home), "keys of payment firms");
        thread.setDaemon(true);
        thread.start();
        return settings;
    }

    /** The public half is written last: where it is, both are. */
    private static void complete(Home home) {
        for (Pair pair : PAIRS) {
            if (home.read(pair.publicFile()).isEmpty()) {
                KeyPair keys = newPair();
                home.writeSecret(
                        pair.privateFile(), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
                home.writeSecret(
                        pair.publicFile(), pem("PUBLIC KEY", keys.getPublic().getEncoded()));
            }
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
