package by.pavilion.customs;

import by.pavilion.customs.DeclarationStore.DueDocument;
import by.pavilion.customs.ceb.CebWriter;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks payment firms for the documents that they file (411). By itself, so that a firm that answers late keeps no message from
 * customs; while the store cannot sign nothing is filed of an order, so that this waits, too.
 */
@ApplicationScoped
class AskPaymentFirms implements BackgroundWork {
    static final String NAME = "customs-payment-requests";
    private static final Logger LOG = Logger.getLogger(AskPaymentFirms.class);

    private final CustomsConfig config;
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final RequestPayments requestPayments;
    private final SigningKeyStore signingKeys;
    private final Clock clock;

    AskPaymentFirms(
            CustomsConfig config,
            DeclarationStore declarations,
            DeclarationDesk desk,
            RequestPayments requestPayments,
            SigningKeyStore signingKeys,
            Clock clock) {
        this.config = config;
        this.declarations = declarations;
        this.desk = desk;
        this.requestPayments = requestPayments;
        this.signingKeys = signingKeys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        Optional<Connection> connection = Connection.of(config);
        if (connection.isEmpty() || signingKeys.signer().isEmpty()) {
            return 0;
        }
        List<DeclarationId> due = declarations.duePayments(clock.instant(), CebWriter.MOST_DOCUMENTS).stream()
                .map(DueDocument::declaration)
                .toList();
        if (!due.isEmpty()) {
            ask(connection.get(), due);
        }
        return due.size();
    }

    /** One that cannot be asked for keeps nobody behind it waiting: it is tried again later. */
    private void ask(Connection connection, List<DeclarationId> part) {
        try {
            requestPayments.request(connection, part);
        } catch (RuntimeException fault) {
            if (part.size() > 1) {
                part.forEach(id -> ask(connection, List.of(id)));
            } else {
                LOG.errorf(fault, "declarations=%s payment cannot be asked for, goes to the back", part);
                QuarkusTransaction.requiringNew().run(() -> missed(part));
            }
        }
    }

    private void missed(List<DeclarationId> late) {
        Folders folders = desk.open(late);
        late.forEach(id -> desk.missed(folders, id, DocumentType.PAYMENT));
        desk.putAway(folders);
    }
}
