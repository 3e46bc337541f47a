package by.pavilion.sandbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the sandbox remembers over restarts: secrets that it made up at its first start, and what is done once only. */
@ApplicationScoped
public class SandboxSettings {
    private final SandboxStore store;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    SandboxSettings(SandboxStore store) {
        this.store = store;
    }

    @Transactional
    public Optional<String> find(String name) {
        return store.find("SELECT value FROM sandbox_settings WHERE name = ?", row -> row.getString("value"), name);
    }

    @Transactional
    public void put(String name, String value) {
        store.update("""
                INSERT INTO sandbox_settings (name, value) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE value = VALUES(value)""", name, value);
    }

    /** The secret under this name, 64 hexadecimal digits; made up when it is asked for the first time. */
    public String secret(String name) {
        String known = secrets.get(name);
        if (known == null) { // in a transaction of its own: nobody may use a secret that is then rolled back
            known = QuarkusTransaction.requiringNew().call(() -> makeUp(name));
            secrets.put(name, known);
        }
        return known;
    }

    private String makeUp(String name) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        store.update(
                "INSERT IGNORE INTO sandbox_settings (name, value) VALUES (?, ?)",
                name,
                HexFormat.of().formatHex(random));
        return find(name).orElseThrow();
    }
}
