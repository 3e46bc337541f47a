package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxSettings;
import by.pavilion.sandbox.UsedTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes and tokens that carry their own end and proof, so that none is stored but those that were used and work once. */
@ApplicationScoped
class Tokens {
    static final Duration LIFE = Duration.ofDays(7);

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SandboxSettings settings;
    private final UsedTokens used;
    private final Clock clock;

    Tokens(SandboxSettings settings, UsedTokens used, Clock clock) {
        this.settings = settings;
        this.used = used;
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
        return once("rft." + shopId + ".", LIFE.multipliedBy(2));
    }

    /** What the owner of the shop gets for saying yes. */
    String issueCode(long shopId) {
        return once("code." + shopId + ".", CODE_LIFE);
    }

    /** Each is another one, also within a second. */
    private String once(String beginning, Duration life) {
        return sealed(beginning + Long.toHexString(RANDOM.nextLong()) + "."
                + clock.instant().plus(life).getEpochSecond());
    }

    Verdict check(String token, long shopId) {
        return check(token, "act." + shopId + ".");
    }

    /** Whether it renews a token; from then on it does not any more. */
    boolean useRefresh(String token, long shopId) {
        return use(token, "rft." + shopId + ".");
    }

    /** Whether there is a token for the code; from then on there is none any more. */
    boolean useCode(String code, long shopId) {
        return use(code, "code." + shopId + ".");
    }

    private boolean use(String token, String beginning) {
        return check(token, beginning) == Verdict.VALID && used.use(token);
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
