package by.pavilion.catalog;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a catalogue file in. What can be said about the file as a whole is said at once; its rows are worked on later, by
 * {@link RunImports}.
 */
@ApplicationScoped
public class StartImport {
    private static final Logger LOG = Logger.getLogger(StartImport.class);
    private static final int CHUNK_BYTES = 256 * 1024;

    private final ImportStore store;
    private final IdempotencyKeys keys;
    private final Workers workers;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    StartImport(ImportStore store, IdempotencyKeys keys, Workers workers, Ids ids, Audit audit, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.workers = workers;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores the file and queues it.
     *
     * @param caller who sends it, for the key
     * @param file CSV in UTF-8; read to its end
     * @throws by.pavilion.shared.Problem 422 when it is not UTF-8 or its columns are not the known ones
     */
    public CatalogImport start(
            String caller, MerchantId merchant, IdempotencyKey key, boolean dryRun, InputStream file) {
        Path spool = null;
        try {
            spool = Files.createTempFile("pavilion-import-", ".csv");
            String digest = spool(file, spool);
            checkWhole(spool);
            return queue(caller, merchant, key, dryRun, spool, digest);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take in an import", e);
        } finally {
            delete(spool);
        }
    }

    private CatalogImport queue(
            String caller, MerchantId merchant, IdempotencyKey key, boolean dryRun, Path spool, String digest) {
        return Transactions.retrying(() -> {
            ImportId id = new ImportId(ids.next());
            Optional<ImportId> known = keys.claim(
                            caller, key, "POST /merchant/imports dryRun=" + dryRun + " " + digest, id.toString())
                    .map(ImportId::fromString);
            if (known.isEmpty()) {
                storeFile(id, merchant, dryRun, spool);
                audit.note(new Audited(
                        AuditedKind.IMPORT, id.toString(), Optional.of(merchant), null, Map.of("dryRun", dryRun)));
                workers.wake(RunImports.NAME);
            }
            return store.find(known.orElse(id))
                    .orElseThrow(() -> new IllegalStateException("import " + known + " is gone"));
        });
    }

    private void storeFile(ImportId id, MerchantId merchant, boolean dryRun, Path spool) {
        try (InputStream stored = Files.newInputStream(spool)) {
            store.insert(id, merchant, dryRun, Files.size(spool), clock.instant());
            byte[] buffer = new byte[CHUNK_BYTES];
            int number = 0;
            for (int read = stored.readNBytes(buffer, 0, CHUNK_BYTES);
                    read > 0;
                    read = stored.readNBytes(buffer, 0, CHUNK_BYTES)) {
                store.insertChunk(id, number++, Arrays.copyOf(buffer, read));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the spooled file of import " + id, e);
        }
    }

    /** Writes the file to disk and returns its digest. */
    private static String spool(InputStream file, Path spool) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(file, sha256)) {
                Files.copy(digesting, spool, StandardCopyOption.REPLACE_EXISTING);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void checkWhole(Path spool) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(spool)) {
            text.transferTo(Writer.nullWriter());
        } catch (CharacterCodingException e) {
            throw CatalogProblems.IMPORT_ENCODING.problem();
        }
        try (ImportFile file = new ImportFile(Files.newInputStream(spool))) {
            List<FieldError> errors = CatalogueCsv.errorsInHeader(file.header());
            if (!errors.isEmpty()) {
                throw CatalogProblems.wrongColumns(errors);
            }
        } catch (UncheckedIOException unreadable) {
            throw CatalogProblems.wrongColumns(List.of(FieldError.of("", "csv-unreadable")));
        }
    }

    private static void delete(@Nullable Path spool) {
        try {
            if (spool != null) {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            LOG.warnf("file=%s cannot be deleted: %s", spool, e.getMessage());
        }
    }
}
