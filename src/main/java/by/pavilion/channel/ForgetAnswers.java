package by.pavilion.channel;

import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Forgets marketplaces' words about orders when nobody will read them again. */
@ApplicationScoped
class ForgetAnswers implements BackgroundWork {
    private static final int PORTION = 500;

    private final AnswerStore answers;
    private final ChannelConfig config;
    private final Clock clock;

    ForgetAnswers(AnswerStore answers, ChannelConfig config, Clock clock) {
        this.answers = answers;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channel-forget-answers";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public int doSome() {
        return answers.forgetBefore(clock.instant().minus(config.keepAnswers()), PORTION);
    }
}
