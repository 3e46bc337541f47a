package by.pavilion.parties;

import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.shared.Ids;
import by.pavilion.shared.NamedKeys;
import by.pavilion.shared.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps recipients encrypted and hands them out for a purpose. */
@ApplicationScoped
public class Parties {
    /** Whoever works without a caller: background work and reactions. */
    static final String VAULT_KEY = "pavilion.secrets.vault-key";

    static final String BLIND_INDEX_KEY = "pavilion.secrets.blind-index-key";

    private static final String SYSTEM = "system";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final RecipientStore recipients;
    private final Ids ids;
    private final Clock clock;
    private final CurrentCaller currentCaller;
    private final Vault vault;
    private final List<NamedKeys.NamedKey> indexKeys;

    Parties(RecipientStore recipients, Ids ids, Clock clock, CurrentCaller currentCaller, PartiesConfig config) {
        this.recipients = recipients;
        this.ids = ids;
        this.clock = clock;
        this.currentCaller = currentCaller;
        this.vault = new Vault(NamedKeys.parse(VAULT_KEY, config.vaultKey()));
        this.indexKeys = NamedKeys.parse(BLIND_INDEX_KEY, config.blindIndexKey());
    }

    /** Keeps a recipient, in the caller's transaction. */
    public RecipientRef register(Recipient recipient) {
        return register(List.of(recipient)).get(0);
    }

    /** Keeps what takes the place of a recipient, in the caller's transaction: who erases it erases both. */
    public RecipientRef registerInstead(RecipientRef former, Recipient recipient) {
        RecipientRef ref = register(recipient);
        recipients.replaces(ref, former);
        return ref;
    }

    /**
     * Puts right what a recipient says, in the caller's transaction: whoever holds its name hears the right words from now on. What
     * was told before stays told.
     *
     * @throws IllegalStateException when there is no such recipient, or it was erased
     */
    public void correct(RecipientRef ref, Recipient right) {
        if (!recipients.correct(sealed(ref, right), vault.currentKey())) {
            throw new IllegalStateException("there is no recipient " + ref + ", or it was erased");
        }
    }

    /** Keeps recipients by one statement, in the caller's transaction. A name for each, in their order. */
    public List<RecipientRef> register(List<Recipient> wanted) {
        List<RecipientStore.Sealed> sealed = wanted.stream()
                .map(recipient -> sealed(new RecipientRef(ids.next()), recipient))
                .toList();
        recipients.insert(sealed, vault.currentKey(), clock.instant());
        return sealed.stream().map(RecipientStore.Sealed::ref).toList();
    }

    /**
     * Tells who it is. The row of the audit trail is committed by itself, even if the caller's transaction is not: what was
     * told stays told.
     *
     * @param purpose what the data is needed for, in a few words: {@code customs order 311}
     * @throws IllegalStateException when there is no such recipient, or it was erased
     */
    public Recipient disclose(RecipientRef ref, String purpose) {
        Recipient recipient = disclose(Set.of(ref), purpose).get(ref);
        if (recipient == null) {
            throw new IllegalStateException("there is no recipient " + ref + ", or it was erased");
        }
        return recipient;
    }

    /**
     * The same for several at once, by one read and one commit. One that is not there, or was erased, is left out: the others
     * must not wait for it.
     */
    public Map<RecipientRef, Recipient> disclose(Set<RecipientRef> refs, String purpose) {
        Map<RecipientRef, byte[]> sealed = recipients.findSealed(refs);
        Map<RecipientRef, Recipient> disclosed = new HashMap<>();
        Map<Long, RecipientRef> trail = new TreeMap<>();
        for (RecipientRef ref : refs) {
            byte[] content = sealed.get(ref);
            if (content != null && content.length > 0) {
                disclosed.put(ref, opened(ref, content));
                trail.put(ids.next(), ref);
            }
        }
        if (!trail.isEmpty()) {
            String caller = caller();
            // one statement outside all transactions commits itself, which spares the three that begin and end one
            QuarkusTransaction.suspendingExisting()
                    .run(() -> recipients.noteDisclosures(trail, purpose, caller, clock.instant()));
        }
        return disclosed;
    }

    /** As much as answers may show; not audited. Nothing of one that was erased. */
    public MaskedRecipient masked(RecipientRef ref) {
        byte[] content =
                recipients.findSealed(ref).orElseThrow(() -> new IllegalStateException("there is no recipient " + ref));
        return content.length == 0 ? MaskedRecipient.ERASED : MaskedRecipient.of(opened(ref, content));
    }

    /** The provinces of recipients, which name nobody; not audited. Without those that are not there, were erased or do not open. */
    public Map<RecipientRef, String> provinces(Set<RecipientRef> refs) {
        Map<RecipientRef, String> provinces = new HashMap<>();
        recipients.findSealed(refs).forEach((ref, content) -> province(ref, content)
                .ifPresent(province -> provinces.put(ref, province)));
        return provinces;
    }

    private Optional<String> province(RecipientRef ref, byte[] content) {
        if (content.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(opened(ref, content).shipTo().province());
        } catch (IllegalStateException keyWasGivenUp) {
            return Optional.empty();
        }
    }

    /** The current blind index of an identity number, in upper case as {@link Buyer} holds it. */
    public BlindIndex blindIndex(String identityNumber) {
        return BlindIndex.of(identityNumber, indexKeys.get(0));
    }

    /** The blind indexes of an identity number under every key there is, the current one first: older rows have older ones. */
    public List<BlindIndex> blindIndexes(String identityNumber) {
        return indexKeys.stream().map(key -> BlindIndex.of(identityNumber, key)).toList();
    }

    /**
     * Encrypts a raw message of another context that holds personal data.
     *
     * @param boundTo the id of the row that keeps the message; without it the message does not open
     */
    public byte[] seal(byte[] message, String boundTo) {
        return vault.seal(message, boundTo);
    }

    /** Decrypts what {@link #seal} encrypted under the same name. */
    public byte[] open(byte[] sealed, String boundTo) {
        return vault.open(sealed, boundTo);
    }

    private RecipientStore.Sealed sealed(RecipientRef ref, Recipient recipient) {
        return new RecipientStore.Sealed(
                ref,
                ByteBuffer.wrap(vault.seal(json(recipient), ref.toString())),
                blindIndex(recipient.buyer().idNumber()));
    }

    private Recipient opened(RecipientRef ref, byte[] sealed) {
        try {
            return JSON.readValue(vault.open(sealed, ref.toString()), Recipient.class);
        } catch (IOException e) {
            throw new IllegalStateException("recipient " + ref + " has not the expected shape");
        }
    }

    private String caller() {
        if (!Arc.container().requestContext().isActive()) {
            return SYSTEM;
        }
        Caller caller = currentCaller.caller();
        return caller.role().isEmpty() ? SYSTEM : caller.id();
    }

    private static byte[] json(Recipient recipient) {
        try {
            return JSON.writeValueAsBytes(recipient);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipient is texts only", e);
        }
    }
}
