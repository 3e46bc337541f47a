package by.pavilion.shared;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/**
 * Encrypts with the current key and decrypts with whichever key made the ciphertext, which begins with a mark of its key.
 * A ciphertext is bound to a name, its row's: moved to another row it does not open.
 */
public final class Vault {
    private static final AesGcmParameters AES_256_GCM = parameters();

    private final Aead aead;
    private final String currentKey;

    public Vault(List<NamedKeys.NamedKey> keys) {
        this.currentKey = keys.get(0).name();
        this.aead = aead(keys);
    }

    /** The name of the key that new ciphertexts are made with. */
    public String currentKey() {
        return currentKey;
    }

    public byte[] seal(byte[] message, String boundTo) {
        try {
            return aead.encrypt(message, boundTo.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt what belongs to " + boundTo, e);
        }
    }

    public byte[] open(byte[] sealed, String boundTo) {
        try {
            return aead.decrypt(sealed, boundTo.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "cannot decrypt what belongs to " + boundTo + ": its key is not configured, or it was altered", e);
        }
    }

    /** Keys come from the settings, so their parts are put together here. */
    @AccessesPartialKey
    private static Aead aead(List<NamedKeys.NamedKey> keys) {
        try {
            AeadConfig.register();
            KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
            for (int index = 0; index < keys.size(); index++) {
                NamedKeys.NamedKey named = keys.get(index);
                int mark = mark(named.name());
                AesGcmKey key = AesGcmKey.builder()
                        .setParameters(AES_256_GCM)
                        .setKeyBytes(named.key())
                        .setIdRequirement(mark)
                        .build();
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key).withFixedId(mark);
                keyset.addEntry(index == 0 ? entry.makePrimary() : entry);
            }
            return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot set up the vault", e);
        }
    }

    /** Four bytes that stand for the key's name at the head of each ciphertext. */
    private static int mark(String name) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getInt();
    }

    @AccessesPartialKey
    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("these sizes are those of AES-256-GCM", e);
        }
    }
}
