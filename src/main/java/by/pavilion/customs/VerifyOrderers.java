package by.pavilion.customs;

import by.pavilion.customs.RealNameStore.DueCheck;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Parties;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Has the identity of orderers verified whose orders somebody else has paid. Asking is in no transaction: a crash in between
 * asks again under the same reference, and an answer that is noted already changes nothing.
 */
@ApplicationScoped
class VerifyOrderers implements BackgroundWork {
    static final String NAME = "customs-real-names";
    private static final Logger LOG = Logger.getLogger(VerifyOrderers.class);
    private static final int PORTION = 20;
    private static final int LONGEST_REASON = 200;

    private final RealNames realNames;
    private final RealNameStore store;
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final Parties parties;
    private final CustomsConfig config;
    private final Clock clock;

    VerifyOrderers(
            RealNames realNames,
            RealNameStore store,
            DeclarationStore declarations,
            DeclarationDesk desk,
            Parties parties,
            CustomsConfig config,
            Clock clock) {
        this.realNames = realNames;
        this.store = store;
        this.declarations = declarations;
        this.desk = desk;
        this.parties = parties;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        Optional<RealNameProvider> provider = realNames.provider();
        if (provider.isEmpty()) {
            return 0; // each of them is a case already; they are asked for once there is a service
        }
        List<DueCheck> due = QuarkusTransaction.requiringNew().call(() -> store.due(clock.instant(), PORTION));
        due.forEach(check -> tryToVerify(check, provider.get()));
        return due.size();
    }

    /** One that cannot be asked for keeps nobody behind it waiting. */
    private void tryToVerify(DueCheck check, RealNameProvider provider) {
        try {
            verify(check, provider);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "declaration=%s cannot ask about its orderer", check.declaration());
            missed(check, "cannot be asked");
        }
    }

    private void verify(DueCheck check, RealNameProvider provider) {
        DeclarationId id = check.declaration();
        Optional<Declaration> waiting = QuarkusTransaction.requiringNew()
                .call(() -> declarations.find(id))
                .filter(declaration -> declaration.progress().isHeldForPayer());
        if (waiting.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> store.drop(check));
            return;
        }
        Buyer orderer = parties.disclose(waiting.get().recipient(), "real-name check of the orderer")
                .buyer();
        RealNameProvider.Answer answer =
                provider.ask(new RealNameProvider.Question(check.reference(), orderer.name(), orderer.idNumber()));
        if (answer instanceof RealNameProvider.Matches matches) {
            note(check, waiting.get(), provider, matches.checkNumber(), true);
        } else if (answer instanceof RealNameProvider.DoesNotMatch differs) {
            note(check, waiting.get(), provider, differs.checkNumber(), false);
        } else if (answer instanceof RealNameProvider.CannotSay silent) {
            missed(check, silent.why());
        }
    }

    /** An orderer who was named otherwise meanwhile is asked about anew: the answer is not about the same person. */
    private void note(
            DueCheck check, Declaration asked, RealNameProvider provider, String checkNumber, boolean matches) {
        DeclarationId id = asked.id();
        PayerCheck.State state = matches ? PayerCheck.State.VERIFIED : PayerCheck.State.REFUTED;
        Declaration after = Transactions.retrying(() -> {
            Folders folders = desk.open(List.of(id));
            Declaration now = folders.declaration(id);
            boolean stillAsked =
                    now.progress().payerCheck().equals(asked.progress().payerCheck())
                            && store.answered(check, provider.code(), checkNumber, matches, clock.instant());
            if (!stillAsked) {
                return now;
            }
            Declaration answered = desk.ordererChecked(folders, id, state);
            desk.putAway(folders);
            return answered;
        });
        LOG.infof("declaration=%s state=%s orderer=%s check=%s", id, after.state(), state, checkNumber);
    }

    private void missed(DueCheck check, String why) {
        Duration pause = Pauses.after(check.attempts(), config.firstPause(), config.longestPause());
        LOG.warnf("declaration=%s orderer not verified, next try in %s: %s", check.declaration(), pause, why);
        String fitting = why.substring(0, Math.min(why.length(), LONGEST_REASON));
        QuarkusTransaction.requiringNew()
                .run(() -> store.missed(check, fitting, clock.instant().plus(pause)));
    }
}
