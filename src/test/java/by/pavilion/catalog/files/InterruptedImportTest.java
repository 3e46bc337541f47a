package by.pavilion.catalog.files;

import static by.pavilion.TestCalls.keyOf;
import static by.pavilion.TestCalls.newMerchantId;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.TestListings;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import of which a replica has landed some portions before it died. */
@QuarkusTest
class InterruptedImportTest {
    private static final int LANDED = 201;

    private final MerchantId merchant = MerchantId.fromString(newMerchantId());
    private String key;

    @Inject
    ImportStore store;

    @Inject
    Imports imports;

    @Inject
    RunImports runImports;

    @Inject
    StartImport startImport;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @BeforeEach
    void aMerchantOfItsOwn() {
        key = keyOf(merchant.toString());
    }

    @Test
    void goesOnWhereTheLastPortionEnded() {
        String prefix = newSku().substring(0, 10);
        with(key)
                .contentType("application/json")
                .body(TestListings.chocolate("26.00"))
                .put("/api/v1/merchant/products/" + prefix + "-200")
                .then()
                .statusCode(201);
        StringBuilder file = new StringBuilder("sku,price_cny\n\n\"never closed\n");
        for (int row = 0; row < LANDED; row++) {
            file.append(prefix).append('-').append(row).append(",31.50\n");
        }
        file.append(prefix).append("-7,1.00\n");

        CatalogImport done = finished(queued(file.toString(), LANDED));

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(List.of(done.rowsRead(), done.rowsDone(), done.rowsFailed())).containsExactly(203L, 201L, 2L);
        assertThat(imports.firstErrors(done.id()))
                .extracting(ImportError::row, ImportError::reason)
                .containsExactly(tuple(205L, "repeated-sku"));
        assertThat(with(key)
                        .get("/api/v1/merchant/products/" + prefix + "-200")
                        .jsonPath()
                        .getString("price.amount"))
                .isEqualTo("31.50");
    }

    /** All but the last one have landed. */
    @Test
    void theLastRowThatIsAllowedLandsAndTheNextOneIsTold() {
        String sku = newSku();
        with(key)
                .contentType("application/json")
                .body(TestListings.chocolate("26.00"))
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
        String file = "sku,price_cny\n" + "A,\n".repeat(99_999) + sku + ",31.50\n" + sku + "-B,31.50\n";

        CatalogImport done = finished(queued(file, 99_999));

        assertThat(done.state()).isEqualTo(ImportState.FAILED);
        assertThat(List.of(done.rowsRead(), done.rowsDone(), done.rowsFailed())).containsExactly(100_000L, 99_999L, 1L);
        assertThat(imports.firstErrors(done.id()))
                .containsExactly(new ImportError(100_002, "", "", "too-many-rows", Map.of("max", 100_000)));
        assertThat(with(key).get("/api/v1/merchant/products/" + sku).jsonPath().getString("price.amount"))
                .isEqualTo("31.50");
    }

    @Test
    void aFileThatCannotBeReadAnyMoreKeepsNobodyBehindIt() {
        ImportId torn = new ImportId(ids.next());
        QuarkusTransaction.requiringNew().run(() -> {
            store.insert(torn, merchant, false, FileFormat.XLSX, StandardCharsets.UTF_8, 4, clock.instant());
            store.insertChunk(torn, 0, "torn".getBytes(StandardCharsets.UTF_8));
        });

        MerchantId other = MerchantId.fromString(newMerchantId());
        ImportId behind = queued(other, "sku,price_cny\nNOBODY-S,1.00\n");

        CatalogImport failed = finished(torn);
        CatalogImport landed = finished(other, behind);

        assertThat(landed.state()).isEqualTo(ImportState.DONE);
        assertThat(landed.rowsRead()).isEqualTo(1);
        assertThat(failed.state()).isEqualTo(ImportState.FAILED);
        assertThat(imports.firstErrors(torn)).containsExactly(new ImportError(0, "", "", "xlsx-unreadable", Map.of()));
    }

    /**
     * Twice as many as may wait, and the first is long: some are worked through before the next one comes, and too many would
     * be where a slow machine comes to it late.
     */
    @Test
    void whoseFilesWaitHandsInNoMoreUntilSomeAreDone() {
        byte[] file = "sku,price_cny\n".getBytes(StandardCharsets.UTF_8);
        List<ImportId> waiting = Stream.generate(() -> new ImportId(ids.next()))
                .limit(2 * StartImport.MOST_WAITING)
                .toList();
        byte[] longFile = IntStream.range(0, 3_000)
                .mapToObj(row -> "NOBODY-S-" + row + ",1.00\n")
                .collect(Collectors.joining("", "sku,price_cny\n", ""))
                .getBytes(StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() -> waiting.forEach(id -> {
                    insert(id, merchant);
                    store.insertChunk(id, 0, id.equals(waiting.get(0)) ? longFile : file);
                }));

        Problem refused = catchThrowableOfType(
                Problem.class,
                () -> startImport.start(
                        merchant.toString(),
                        merchant,
                        new IdempotencyKey("one-too-many"),
                        false,
                        FileFormat.CSV,
                        Optional.empty(),
                        new ByteArrayInputStream(file)));

        assertThat(refused.type().slug()).isEqualTo("too-many-imports");
        assertThat(refused.facts()).containsEntry("max", StartImport.MOST_WAITING);
        assertThat(imports.page(merchant, null, 100).items())
                .extracting(CatalogImport::id)
                .hasSameElementsAs(waiting);
        finished(waiting.get(waiting.size() - 1));
        with(key)
                .header("Idempotency-Key", "one-too-many")
                .contentType("text/csv; charset=utf-8")
                .body(file)
                .post("/api/v1/merchant/imports")
                .then()
                .statusCode(202);
    }

    @Test
    void whoComesInAtTheSameTimeIsCountedToo() throws Exception {
        byte[] file = "sku,price_cny\n".getBytes(StandardCharsets.UTF_8);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<CatalogImport> oneTooMany = QuarkusTransaction.requiringNew().call(() -> {
                for (int waiting = 0; waiting < 2 * StartImport.MOST_WAITING; waiting++) {
                    ImportId id = new ImportId(ids.next());
                    insert(id, merchant);
                    store.insertChunk(id, 0, file);
                }
                store.countUnfinishedOneByOne(merchant);
                Future<CatalogImport> meanwhile = other.submit(() -> startImport.start(
                        merchant.toString(),
                        merchant,
                        new IdempotencyKey("at-the-same-time"),
                        false,
                        FileFormat.CSV,
                        Optional.empty(),
                        new ByteArrayInputStream(file)));
                assertThatThrownBy(() -> meanwhile.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                return meanwhile;
            });

            assertThatThrownBy(() -> oneTooMany.get(60, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            Problem.class,
                            refused -> assertThat(refused.type().slug()).isEqualTo("too-many-imports"));
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aReplicaThatWasOvertakenChangesNothing() {
        ImportStore.Job stale = new ImportStore.Job(
                new ImportId(ids.next()), merchant, false, FileFormat.XLSX, StandardCharsets.UTF_8, 0);
        QuarkusTransaction.requiringNew().run(() -> {
            store.insert(stale.id(), merchant, false, stale.format(), stale.charset(), 4, clock.instant());
            store.advance(stale, 3, 0);
            store.finish(stale.id(), ImportState.DONE, clock.instant());
        });
        CatalogImport done = imports.require(merchant, stale.id());

        runImports.work(stale);

        assertThat(imports.require(merchant, stale.id())).isEqualTo(done);
        assertThat(imports.firstErrors(stale.id())).isEmpty();
    }

    /** In a transaction that nobody else sees: otherwise the work itself would come first. */
    @Test
    void merchantsTakeTurnsAndEachHasItsOldestFileFirst() {
        MerchantId one = new MerchantId(Long.MAX_VALUE - 2);
        MerchantId other = new MerchantId(Long.MAX_VALUE - 1);
        List<ImportId> files = List.of(new ImportId(ids.next()), new ImportId(ids.next()), new ImportId(ids.next()));
        QuarkusTransaction.begin();
        try {
            insert(files.get(0), one);
            insert(files.get(1), one);
            insert(files.get(2), other);

            assertThat(store.nextAfter(new MerchantId(one.value() - 1)))
                    .map(ImportStore.Job::id)
                    .contains(files.get(0));
            assertThat(store.nextAfter(one)).map(ImportStore.Job::id).contains(files.get(2));
            assertThat(store.nextAfter(other))
                    .map(job -> job.merchant().value())
                    .hasValueSatisfying(first -> assertThat(first).isLessThanOrEqualTo(one.value()));
            store.finish(files.get(0), ImportState.DONE, clock.instant());
            assertThat(store.nextAfter(new MerchantId(one.value() - 1)))
                    .map(ImportStore.Job::id)
                    .contains(files.get(1));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void insert(ImportId id, MerchantId whose) {
        store.insert(id, whose, false, FileFormat.CSV, StandardCharsets.UTF_8, 4, clock.instant());
    }

    private ImportId queued(String file, long read) {
        return queued(merchant, file, job -> store.advance(job, read - 1, 1));
    }

    private ImportId queued(MerchantId whose, String file) {
        return queued(whose, file, job -> {});
    }

    private ImportId queued(MerchantId whose, String file, Consumer<ImportStore.Job> read) {
        ImportStore.Job job =
                new ImportStore.Job(new ImportId(ids.next()), whose, false, FileFormat.CSV, StandardCharsets.UTF_8, 0);
        byte[] content = file.getBytes(StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew().run(() -> {
            store.insert(job.id(), whose, false, job.format(), job.charset(), content.length, clock.instant());
            store.insertChunk(job.id(), 0, content);
            read.accept(job);
        });
        return job.id();
    }

    private CatalogImport finished(ImportId id) {
        return finished(merchant, id);
    }

    private CatalogImport finished(MerchantId whose, ImportId id) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> imports.require(whose, id), found -> found.finishedAt() != null);
    }
}
