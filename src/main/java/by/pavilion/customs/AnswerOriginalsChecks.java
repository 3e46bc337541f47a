package by.pavilion.customs;

import by.pavilion.customs.OriginalsCheck.State;
import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SigningFailed;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.PublicUrl;
import by.pavilion.shared.Transactions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends customs the originals that it has asked for, signed, until it has taken them. */
@ApplicationScoped
class AnswerOriginalsChecks implements BackgroundWork {
    static final String NAME = "customs-originals";
    private static final Logger LOG = Logger.getLogger(AnswerOriginalsChecks.class);
    private static final int PORTION = 20;
    private static final String TAKEN = "10000";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final OriginalsStore store;
    private final DeclarationStore declarations;
    private final PaymentClearingStore clearings;
    private final List<PaymentOriginals> originals;
    private final SigningKeyStore signingKeys;
    private final FirmHttp http;
    private final CustomsConfig config;
    private final PublicUrl publicUrl;
    private final Clock clock;

    AnswerOriginalsChecks(
            OriginalsStore store,
            DeclarationStore declarations,
            PaymentClearingStore clearings,
            @All List<PaymentOriginals> originals,
            SigningKeyStore signingKeys,
            FirmHttp http,
            CustomsConfig config,
            PublicUrl publicUrl,
            Clock clock) {
        this.store = store;
        this.declarations = declarations;
        this.clearings = clearings;
        this.originals = originals;
        this.signingKeys = signingKeys;
        this.http = http;
        this.config = config;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int doSome() {
        Optional<MessageSigner> signer = signingKeys.signer();
        Optional<Connection> connection = Connection.of(config);
        if (signer.isEmpty() || connection.isEmpty()) {
            return 0; // questions wait, as declarations do
        }
        List<OriginalsCheck> due = QuarkusTransaction.requiringNew().call(() -> store.due(clock.instant(), PORTION));
        try {
            due.forEach(check -> answerOrNote(check, connection.get(), signer.get()));
            return due.size();
        } catch (SigningFailed fault) {
            signingKeys.failed(fault);
            return 0;
        }
    }

    /** One whose answer cannot be put together keeps none of the others from being answered. */
    private void answerOrNote(OriginalsCheck check, Connection connection, MessageSigner signer) {
        try {
            answer(check, connection, signer);
        } catch (SigningFailed fault) {
            throw fault; // it would fail for each of them
        } catch (RuntimeException fault) {
            if (Transactions.databaseIsAway(fault)) {
                throw fault;
            }
            LOG.errorf(fault, "check=%s order=%s cannot be answered", check.id(), check.orderNo());
            missed(check, "the answer cannot be put together");
        }
    }

    private void answer(OriginalsCheck check, Connection connection, MessageSigner signer) {
        Optional<OriginalsUpload.Facts> facts =
                QuarkusTransaction.requiringNew().call(() -> facts(check.orderNo(), connection));
        if (facts.isEmpty() && isSoldByUs(check.orderNo())) {
            missed(check, "the originals of its payment are not here yet");
            return;
        }
        if (facts.isEmpty()) {
            LOG.errorf("check=%s order=%s customs asks for originals that are not here", check.id(), check.orderNo());
            close(check, State.UNKNOWN, "no paid order with originals has this number", null);
            return;
        }
        Optional<String> fault = OriginalsUpload.fault(facts.get().original());
        if (fault.isPresent()) {
            LOG.errorf("check=%s order=%s originals cannot be sent: %s", check.id(), check.orderNo(), fault.get());
            close(check, State.FAILED, fault.get(), null);
            return;
        }
        try {
            String upload = OriginalsUpload.signed(check.sessionId(), facts.get(), clock.instant(), signer);
            JsonNode answer = send(upload);
            if (!answer.path("code").asText().equals(TAKEN)) {
                throw new FirmUnavailable("customs answers "
                        + ReceiptText.fit(answer.path("code").asText() + " "
                                + answer.path("message").asText()));
            }
            close(check, State.ANSWERED, "10000", clock.instant());
        } catch (FirmUnavailable e) {
            missed(check, e.why());
        }
    }

    /** Its firm is asked until it answers, so that its originals are to come; those of marketplaces' payments never do. */
    private boolean isSoldByUs(String orderNo) {
        return QuarkusTransaction.requiringNew().call(() -> candidates(orderNo)).stream()
                .anyMatch(candidate -> candidate.channel().equals(PaymentDeclarations.OUR_CHANNEL));
    }

    private List<DeclarationStore.Candidate> candidates(String orderNo) {
        return declarations.findByOrderNo(List.of(orderNo)).getOrDefault(orderNo, List.of());
    }

    private Optional<OriginalsUpload.Facts> facts(String orderNo, Connection connection) {
        for (DeclarationStore.Candidate candidate : candidates(orderNo)) {
            DeclarationId id = candidate.declaration();
            DeclarationOrder order =
                    Objects.requireNonNull(declarations.ordersOf(List.of(id)).get(id));
            Optional<Firm> platform = connection.platform(order.channel());
            Optional<Firm> firm = connection.paymentFirm(order.payment().provider());
            Optional<PaymentOriginal> original = originals.stream()
                    .flatMap(kept -> kept
                            .find(order.payment().provider(), order.payment().transactionId())
                            .stream())
                    .findFirst();
            if (platform.isPresent() && firm.isPresent() && original.isPresent()) {
                return Optional.of(new OriginalsUpload.Facts(
                        order,
                        original.get(),
                        platform.get(),
                        firm.get(),
                        clearings
                                .find(id)
                                .orElseGet(() ->
                                        connection.clearing(order.payment().provider())),
                        connection.seller(),
                        publicUrl.resolve(config.originals().productPath()) + "/{sku}",
                        config.originals()));
            }
        }
        return Optional.empty();
    }

    private JsonNode send(String upload) throws FirmUnavailable {
        String address = config.originals()
                .uploadUrl()
                .map(url -> DatedAddress.today(url, clock))
                .orElseThrow(() -> new FirmUnavailable("pavilion.customs.originals.upload-url is not configured"));
        FirmHttp.Answer answer = http.send(http.request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("payExInfoStr=" + URLEncoder.encode(upload, StandardCharsets.UTF_8))));
        if (answer.status() != 200) {
            throw new FirmUnavailable("customs answers " + answer.status());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new FirmUnavailable("customs' answer cannot be read");
        }
    }

    private void missed(OriginalsCheck check, String why) {
        Instant now = clock.instant();
        if (check.attempts() + 1 >= config.originals().attempts()) {
            LOG.errorf("check=%s originals not sent, given up: %s", check.id(), why);
            close(check, State.FAILED, why, null);
            return;
        }
        Duration pause = Pauses.after(check.attempts(), config.firstPause(), config.longestPause());
        boolean late = check.askedAt().plus(config.originals().alarmAfter()).isBefore(now);
        LOG.logf(late ? Logger.Level.ERROR : Logger.Level.WARN, "check=%s originals not sent: %s", check.id(), why);
        QuarkusTransaction.requiringNew().run(() -> store.missed(check.id(), why, now.plus(pause)));
    }

    private void close(OriginalsCheck check, State state, String result, @Nullable Instant answeredAt) {
        QuarkusTransaction.requiringNew().run(() -> store.close(check.id(), state, result, answeredAt));
    }
}
