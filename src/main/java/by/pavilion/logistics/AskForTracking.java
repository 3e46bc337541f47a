package by.pavilion.logistics;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Together;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks carriers now and then what has become of parcels on their last mile. What they tell by themselves comes sooner; this finds
 * what was lost on the way to us. What is known already changes nothing.
 */
@ApplicationScoped
class AskForTracking implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(AskForTracking.class);
    private static final String NAME = "logistics-tracking-questions";

    /** So many for each call that may be under way: the last of a portion wait for its slowest. */
    private static final int EACH = 16;

    private final TrackingQuestions questions;
    private final Carriers carriers;
    private final RecordTracking recordTracking;
    private final int portion;
    private final Together calls;

    AskForTracking(
            TrackingQuestions questions, Carriers carriers, RecordTracking recordTracking, LogisticsConfig config) {
        this.questions = questions;
        this.carriers = carriers;
        this.recordTracking = recordTracking;
        this.portion = config.parallelRequests() * EACH;
        this.calls = new Together(NAME, config.parallelRequests());
    }

    @PreDestroy
    void stop() {
        calls.close();
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
        List<TrackingQuestion> due = questions.due(portion);
        if (!due.isEmpty()) {
            questions.note(calls.each(due, this::ask));
        }
        return due.size();
    }

    private TrackingQuestions.Outcome ask(TrackingQuestion question) {
        try {
            if (!question.over()) {
                Carrier carrier = carriers.find(question.carrier())
                        .orElseThrow(() -> new CarrierFault("there is no carrier " + question.carrier()));
                List<TrackingNotice> told = carrier.track(question.shipment(), question.number());
                Optional<Problem> refusal = told.isEmpty()
                        ? Optional.empty()
                        : recordTracking
                                .record(carrier.code(), question.shipment(), told)
                                .toCompletableFuture()
                                .join();
                if (refusal.isPresent()) {
                    throw new CarrierFault("what it told is not recorded: "
                            + refusal.get().type().slug());
                }
            }
            return new TrackingQuestions.Outcome(question, Optional.empty());
        } catch (CarrierFault fault) {
            LOG.warnf("shipment=%s %s", question.shipment(), fault.reason());
            return new TrackingQuestions.Outcome(question, Optional.of(fault.reason()));
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "shipment=%s cannot be asked about", question.shipment());
            return new TrackingQuestions.Outcome(
                    question, Optional.of(fault.getClass().getSimpleName()));
        }
    }
}
