package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens that carry their own end and proof, so that none is stored. */
@ApplicationScoped
class Tokens {
    static final Duration LIFE = Duration.ofDays(7);

    private final SandboxSettings settings;
    private final Clock clock;

    Tokens(SandboxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What a token is worth. */
    enum Verdict {
        VALID,
        EXPIRED,
        UNKNOWN
    }

    String issue(long shopId) {
        return sealed("act." + shopId + "." + clock.instant().plus(LIFE).getEpochSecond());
    }

    String issueRefresh(long shopId) {
        return sealed("rft." + shopId + "."
                + clock.instant().plus(LIFE.multipliedBy(2)).getEpochSecond());
    }

    Verdict check(String token, long shopId) {
        return check(token, "act." + shopId + ".");
    }

    Verdict checkRefresh(String token, long shopId) {
        return check(token, "rft." + shopId + ".");
    }

    private Verdict check(String token, String beginning) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !token.startsWith(beginning)) {
            return Verdict.UNKNOWN;
        }
        String content = token.substring(0, dot);
        if (!MessageDigest.isEqual(
                sealed(content).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            return Verdict.UNKNOWN;
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(content.substring(content.lastIndexOf('.') + 1)));
        return clock.instant().isBefore(end) ? Verdict.VALID : Verdict.EXPIRED;
    }

    private String sealed(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(settings.secret("douyin-token-key")), "HmacSHA256"));
            byte[] proof = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + HexFormat.of().formatHex(proof, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
