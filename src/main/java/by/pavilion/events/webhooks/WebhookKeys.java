package by.pavilion.events.webhooks;

import io.smallrye.config.ConfigMapping;

/** The key that secrets of webhooks are sealed with: the vault's, so that an installation has one to guard. */
@ConfigMapping(prefix = "pavilion.secrets")
interface WebhookKeys {
    /** Keys of AES-256-GCM. The first encrypts, all decrypt. */
    String vaultKey();
}
