package by.pavilion.sandbox;

import by.pavilion.sandbox.Pushes.Push;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Makes the calls that firms owe us, all that are due at a time, and notes together what came of them. */
@ApplicationScoped
class PushSender implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(PushSender.class);
    private static final int AT_ONCE = 200;

    private final SandboxConfig config;
    private final Pushes pushes;
    private final SandboxHttp http;

    PushSender(SandboxConfig config, Pushes pushes, SandboxHttp http) {
        this.config = config;
        this.pushes = pushes;
        this.http = http;
    }

    @Override
    public String name() {
        return Pushes.WORK;
    }

    @Override
    public Duration interval() {
        return config.enabled() ? config.poll() : Duration.ofHours(1);
    }

    @Override
    public int doSome() {
        if (!config.enabled()) {
            return 0;
        }
        List<Push> due = pushes.due(AT_ONCE);
        List<CompletableFuture<Boolean>> answers = due.stream().map(this::send).toList();
        List<Push> acknowledged = new ArrayList<>();
        List<Push> failed = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            (answers.get(i).join() ? acknowledged : failed).add(due.get(i));
        }
        if (!due.isEmpty()) {
            pushes.settle(acknowledged, failed);
        }
        return due.size();
    }

    private CompletableFuture<Boolean> send(Push push) {
        PushingFirm firm = pushes.firm(push);
        URI target = URI.create(push.url());
        HttpRequest.Builder request = http.request(target)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(push.body()));
        firm.headers(target, push.body()).forEach(request::header);
        return http.sendAsync(request.build())
                .thenApply(answer -> {
                    boolean acknowledged = firm.acknowledgedBy(answer.statusCode(), answer.body());
                    if (!acknowledged) {
                        LOG.infof(
                                "firm=%s push=%d answered with status=%d, will be repeated",
                                firm.name(), push.id(), answer.statusCode());
                    }
                    return acknowledged;
                })
                .exceptionally(fault -> {
                    LOG.infof("firm=%s push=%d was not answered, will be repeated: %s", firm.name(), push.id(), fault);
                    return false;
                });
    }
}
