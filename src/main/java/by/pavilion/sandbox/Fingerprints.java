package by.pavilion.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Stands for a person's data in the firms' rows: equal data give equal fingerprints, and nothing can be read from them. */
@ApplicationScoped
public class Fingerprints {
    private final SandboxSettings settings;
    private volatile @Nullable SecretKeySpec key;

    Fingerprints(SandboxSettings settings) {
        this.settings = settings;
    }

    /** 32 hexadecimal digits for the text, exact to the last space. */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(HexFormat.of().parseHex(settings.secret("fingerprint-key")), "HmacSHA256");
            key = known;
        }
        return known;
    }
}
