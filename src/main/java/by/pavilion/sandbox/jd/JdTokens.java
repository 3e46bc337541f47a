package by.pavilion.sandbox.jd;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes and tokens that carry their own end and proof, so that none is stored but those that were used and work once. */
@ApplicationScoped
public class JdTokens {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Kind, end, life, what makes it another one than all others, and the proof. */
    private static final int PARTS = 5;
    /** Those that earlier versions have given out may be the same as others of their millisecond. */
    private static final int PARTS_BEFORE = 4;

    private final JdConfig config;
    private final SandboxSettings settings;
    private final UsedTokens used;
    private final Clock clock;

    JdTokens(JdConfig config, SandboxSettings settings, UsedTokens used, Clock clock) {
        this.config = config;
        this.settings = settings;
        this.used = used;
        this.clock = clock;
    }

    /** What the owner of the shop gets for saying yes. */
    public String code() {
        return code(config.tokenLife());
    }

    /** @param tokenLife how long the token will last that it is given for */
    public String code(Duration tokenLife) {
        return sealed("code", clock.instant().plus(CODE_LIFE), tokenLife);
    }

    /** The answer to {@code access_token} and {@code refresh_token}. */
    public Map<String, Object> answer(String door, Map<String, String> form) {
        if (!config.appKey().equals(form.get("app_key")) || !secret().equals(form.get("app_secret"))) {
            return refused("app_key or app_secret is wrong");
        }
        Instant now = clock.instant();
        if (door.equals("access_token")) {
            return opened("code", form.getOrDefault("code", ""))
                    .filter(code -> "authorization_code".equals(form.get("grant_type")) && now.isBefore(code.end()))
                    .filter(code -> used.use(form.getOrDefault("code", "")))
                    .map(code -> issued(now, code.life()))
                    .orElseGet(() -> refused("the code is unknown, was used or has ended"));
        }
        return opened("rft", form.getOrDefault("refresh_token", ""))
                .filter(token -> "refresh_token".equals(form.get("grant_type")))
                .filter(token -> !now.isBefore(token.end().minus(config.renewal())) && now.isBefore(token.end()))
                .filter(token -> used.use(form.getOrDefault("refresh_token", "")))
                .map(token -> issued(now, token.life()))
                .orElseGet(() -> refused("only a token in its last day can be renewed, and once"));
    }

    /** What is in a token. */
    private record Content(Instant end, Duration life) {}

    String secret() {
        return settings.secret("jd-app-secret");
    }

    boolean isGood(String token) {
        return opened("act", token)
                .filter(content -> clock.instant().isBefore(content.end()))
                .isPresent();
    }

    private Map<String, Object> issued(Instant now, Duration life) {
        Instant end = now.plus(life);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", sealed("act", end, life));
        answer.put("expires_in", life.toSeconds());
        answer.put("refresh_token", sealed("rft", end, life));
        answer.put("scope", "snsapi_base");
        answer.put("open_id", "sandbox-open-id");
        answer.put("xid", "o*sandbox-xid");
        return answer;
    }

    private static Map<String, Object> refused(String words) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", 401);
        answer.put("msg", words);
        return answer;
    }

    private String sealed(String kind, Instant end, Duration life) {
        String content =
                kind + "." + end.toEpochMilli() + "." + life.toSeconds() + "." + Long.toHexString(RANDOM.nextLong());
        return content + "." + proof(content);
    }

    private Optional<Content> opened(String kind, String token) {
        String[] parts = token.split("\\.", -1);
        boolean complete = parts.length == PARTS || parts.length == PARTS_BEFORE;
        if (!complete || !parts[0].equals(kind)) {
            return Optional.empty();
        }
        String content = token.substring(0, token.lastIndexOf('.'));
        boolean ours = MessageDigest.isEqual(
                proof(content).getBytes(StandardCharsets.US_ASCII),
                parts[parts.length - 1].getBytes(StandardCharsets.UTF_8));
        return ours
                ? Optional.of(new Content(
                        Instant.ofEpochMilli(Long.parseLong(parts[1])), Duration.ofSeconds(Long.parseLong(parts[2]))))
                : Optional.empty();
    }

    private String proof(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(settings.secret("jd-token-key")), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
