package by.pavilion.identity;

import io.smallrye.config.ConfigMapping;
import java.util.List;

@ConfigMapping(prefix = "pavilion.secrets")
interface SecretsConfig {
    /** Secrets of order access tokens, at least 32 random characters each. The first signs; the others still verify. */
    List<String> accessTokenKey();
}
