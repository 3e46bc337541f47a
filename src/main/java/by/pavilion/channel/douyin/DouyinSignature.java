package by.pavilion.channel.douyin;

import by.pavilion.channel.SignMethod;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of the platform: of calls that we make, of calls that it makes, and of messages that it pushes. Lower-case hexadecimal. */
final class DouyinSignature {
    private DouyinSignature() {}

    /**
     * The signature of a call.
     *
     * @param parameters the canonical JSON that is also the body
     * @param timestamp the very text that is sent
     */
    static String ofCall(
            SignMethod signMethod, String appKey, String secret, String method, String parameters, String timestamp) {
        String pattern = secret + "app_key" + appKey + "method" + method + "param_json" + parameters + "timestamp"
                + timestamp + "v" + "2" + secret;
        return sign(signMethod, secret, pattern.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The signature of a call of the platform to us.
     *
     * @param timestamp the very text that came
     */
    static String ofCallToUs(SignMethod signMethod, String appKey, String secret, String parameters, String timestamp) {
        String pattern = secret + "app_key" + appKey + "param_json" + parameters + "timestamp" + timestamp + secret;
        return sign(signMethod, secret, pattern.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature of a pushed message: over the application's key, the body as it came, and the secret. */
    static String ofMessage(SignMethod signMethod, String appKey, String secret, byte[] body) {
        ByteArrayOutputStream pattern = new ByteArrayOutputStream();
        pattern.writeBytes(appKey.getBytes(StandardCharsets.UTF_8));
        pattern.writeBytes(body);
        pattern.writeBytes(secret.getBytes(StandardCharsets.UTF_8));
        return sign(signMethod, secret, pattern.toByteArray());
    }

    /** Compares without telling by its time how much is right. The case of the digits does not matter. */
    static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(SignMethod signMethod, String secret, byte[] pattern) {
        try {
            return switch (signMethod) {
                case MD5 ->
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(pattern));
                case HMAC_SHA256 -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                    yield HexFormat.of().formatHex(mac.doFinal(pattern));
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has MD5 and HMAC-SHA256", e);
        }
    }
}
