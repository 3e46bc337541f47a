package by.pavilion.parties;

import io.smallrye.config.ConfigMapping;

/** The keys of the vault. Each setting is one or more {@code name:key}, separated by commas; see {@link by.pavilion.shared.NamedKeys}. */
@ConfigMapping(prefix = "pavilion.secrets")
interface PartiesConfig {
    /** Keys of AES-256-GCM. The first encrypts, all decrypt. */
    String vaultKey();

    /** Keys of the blind index. The first is the one in use, the others tell how old rows were made. */
    String blindIndexKey();
}
