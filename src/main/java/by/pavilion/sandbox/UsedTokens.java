package by.pavilion.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Codes and refresh tokens work once: those that marketplaces have taken are remembered, by the proof at their ends. */
@ApplicationScoped
public class UsedTokens {
    private final SandboxStore store;
    private final Clock clock;

    UsedTokens(SandboxStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Uses a token.
     *
     * @param token one whose proof was found to be good
     * @return false when it was used before
     */
    @Transactional
    public boolean use(String token) {
        return store.update(
                        "INSERT IGNORE INTO sandbox_used_tokens (proof, used_at) VALUES (?, ?)",
                        token.substring(token.lastIndexOf('.') + 1),
                        clock.instant())
                == 1;
    }
}
