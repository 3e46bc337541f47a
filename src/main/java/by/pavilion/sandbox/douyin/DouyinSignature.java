package by.pavilion.sandbox.douyin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The platform's signatures, of calls to it and of messages from it. */
final class DouyinSignature {
    private final String appKey;
    private final String secret;

    DouyinSignature(String appKey, String secret) {
        this.appKey = appKey;
        this.secret = secret;
    }

    /**
     * Of a call.
     *
     * @param parameters the canonical JSON of its business parameters
     * @param signMethod {@code hmac-sha256}; anything else means md5, as the platform reads it
     */
    String ofCall(String method, String parameters, String timestamp, String signMethod) {
        String pattern = secret + "app_key" + appKey + "method" + method + "param_json" + parameters + "timestamp"
                + timestamp + "v2" + secret;
        return sign(pattern, signMethod);
    }

    /** Of a call to the shop's own address; the method as for {@link #ofCall}. */
    String ofCallToShop(String parameters, String timestamp, String signMethod) {
        return sign(
                secret + "app_key" + appKey + "param_json" + parameters + "timestamp" + timestamp + secret, signMethod);
    }

    /** Of a pushed message, by the method that the application has chosen; as for {@link #ofCall}. */
    String ofMessage(String body, String signMethod) {
        return sign(appKey + body + secret, signMethod);
    }

    private String sign(String pattern, String signMethod) {
        return signMethod.equals("hmac-sha256") ? hmac(pattern) : md5(pattern);
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("MD5 is not available", e);
        }
    }
}
