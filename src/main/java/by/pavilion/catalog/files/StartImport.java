package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import by.pavilion.catalog.Attributes;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    /** Files lie in the database until they are worked through: some gigabytes of one merchant are enough. */
    static final int MOST_WAITING = 50;

    private final ImportStore store;
    private final IdempotencyKeys keys;
    private final Workers workers;
    private final Ids ids;
    private final Audit audit;
    private final Attributes attributes;
    private final Clock clock;

    StartImport(
            ImportStore store,
            IdempotencyKeys keys,
            Workers workers,
            Ids ids,
            Audit audit,
            Attributes attributes,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.workers = workers;
        this.ids = ids;
        this.audit = audit;
        this.attributes = attributes;
        this.clock = clock;
    }

    /**
     * Stores the file and queues it.
     *
     * @param caller who sends it, for the key
     * @param charset that its media type names
     * @param file read to its end
     * @throws by.pavilion.shared.Problem 422 when its encoding is none that we know, when its columns are not the known ones,
     *     and when it is not of its format; 409 when too many files of the merchant wait; 400 when it is not sent to its end; 503
     *     when our disk failed
     */
    public CatalogImport start(
            String caller,
            MerchantId merchant,
            IdempotencyKey key,
            boolean dryRun,
            FileFormat format,
            Optional<String> charset,
            InputStream file) {
        Path spool = null;
        try {
            spool = Files.createTempFile(SweepSpools.PREFIX, ".file");
            String digest = spool(file, spool);
            Upload upload = new Upload(spool, digest, dryRun, format, encoding(format, spool, charset));
            check(upload);
            return queue(caller, merchant, key, upload);
        } catch (IOException | UncheckedIOException e) { // those of the file were told
            LOG.error("an import cannot be taken in", e);
            throw ImportProblems.diskFailed();
        } finally {
            delete(spool);
        }
    }

    /** A file that has arrived. */
    private record Upload(Path spool, String digest, boolean dryRun, FileFormat format, Charset charset) {
        /** What it is, for the key. */
        String fingerprint() {
            return "POST /merchant/imports dryRun=" + dryRun + " " + format + " " + digest;
        }
    }

    private CatalogImport queue(String caller, MerchantId merchant, IdempotencyKey key, Upload upload) {
        return Transactions.retrying(() -> {
            ImportId id = new ImportId(ids.next());
            Optional<ImportId> known =
                    keys.claim(caller, key, upload.fingerprint(), id.toString()).map(ImportId::fromString);
            if (known.isEmpty() && store.countUnfinished(merchant) >= MOST_WAITING) {
                throw ImportProblems.tooManyWait(MOST_WAITING);
            }
            if (known.isEmpty()) {
                storeFile(id, merchant, upload);
                if (store.countUnfinishedOneByOne(merchant) > MOST_WAITING) {
                    throw ImportProblems.tooManyWait(MOST_WAITING); // others have come in meanwhile
                }
                audit.note(new Audited(
                        AuditedKind.IMPORT,
                        id.toString(),
                        Optional.of(merchant),
                        null,
                        Map.of("dryRun", upload.dryRun())));
                workers.wake(RunImports.NAME);
            }
            return store.find(known.orElse(id))
                    .orElseThrow(() -> new IllegalStateException("import " + known + " is gone"));
        });
    }

    private void storeFile(ImportId id, MerchantId merchant, Upload upload) {
        try (InputStream stored = Files.newInputStream(upload.spool())) {
            store.insert(
                    id,
                    merchant,
                    upload.dryRun(),
                    upload.format(),
                    upload.charset(),
                    Files.size(upload.spool()),
                    clock.instant());
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

    /** What a sender breaks off, or its line, is no fault of our disk. */
    private static final class Sent extends FilterInputStream {
        Sent(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }

        @Override
        public int read(byte @Nullable [] into, int offset, int length) {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }

        private static Problem brokenOff(IOException e) {
            LOG.infof("an import was not sent to its end: %s", e.getMessage());
            return ImportProblems.brokenOff();
        }
    }

    /** Writes the file to disk and returns its digest. */
    private static String spool(InputStream file, Path spool) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(new Sent(file), sha256)) {
                Files.copy(digesting, spool, StandardCopyOption.REPLACE_EXISTING);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Charset encoding(FileFormat format, Path spool, Optional<String> said) throws IOException {
        return format == FileFormat.XLSX
                ? StandardCharsets.UTF_8
                : TextEncoding.of(spool, said).orElseThrow(ImportProblems::encoding);
    }

    /** What can be said of the file as a whole. Lines of JSON speak for themselves. */
    private void check(Upload upload) throws IOException {
        List<FieldError> errors =
                switch (upload.format()) {
                    case CSV -> errorsInCsv(upload);
                    case XLSX -> errorsInWorkbook(upload.spool());
                    case JSONL -> List.of();
                };
        if (!errors.isEmpty()) {
            throw ImportProblems.wrongColumns(errors);
        }
    }

    private List<FieldError> errorsInCsv(Upload upload) throws IOException {
        Map<String, AttributeType> types = types();
        try (CsvRows rows =
                new CsvRows(TextEncoding.reader(Files.newInputStream(upload.spool()), upload.charset()), types)) {
            return Columns.errorsInHeader(rows.header(), types);
        } catch (UncheckedIOException unreadable) {
            return told(unreadable, "csv-unreadable");
        }
    }

    private Map<String, AttributeType> types() {
        return PresentationColumns.types(attributes.all().values());
    }

    private List<FieldError> errorsInWorkbook(Path spool) throws IOException {
        Optional<String> against = XlsxCheck.against(spool);
        if (against.isPresent()) {
            return List.of(FieldError.of("", against.get()));
        }
        Map<String, AttributeType> types = types();
        try (XlsxRows rows = new XlsxRows(spool, types)) {
            return Columns.errorsInHeader(rows.header(), types);
        } catch (UncheckedIOException unreadable) {
            return told(unreadable, "xlsx-unreadable");
        }
    }

    /** Only what is the file's own fault is told of it. */
    private static List<FieldError> told(UncheckedIOException unreadable, String reason) {
        if (!Retries.isOfTheFile(unreadable)) {
            throw unreadable;
        }
        return List.of(FieldError.of("", reason));
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
