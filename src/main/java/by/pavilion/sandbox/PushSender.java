package by.pavilion.sandbox;

import by.pavilion.sandbox.Pushes.Push;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
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
        List<Call> calls = calls(due);
        List<CompletableFuture<Boolean>> answers =
                calls.stream().map(this::make).toList();
        List<Push> acknowledged = new ArrayList<>();
        List<Push> failed = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            (answers.get(i).join() ? acknowledged : failed).addAll(calls.get(i).pushes());
        }
        if (!due.isEmpty()) {
            pushes.settle(acknowledged, failed);
        }
        return due.size();
    }

    /** One call to an address: a push, or several that the firm makes as one. */
    private record Call(PushingFirm firm, String url, List<Push> pushes) {
        String body() {
            return pushes.size() == 1
                    ? pushes.get(0).body()
                    : firm.together(pushes.stream().map(Push::body).toList());
        }
    }

    private record Address(String firm, String url) {}

    /** What failed once goes by itself, so that one bad push cannot hold up those that were called together with it. */
    private List<Call> calls(List<Push> due) {
        List<Call> calls = new ArrayList<>();
        Map<Address, List<Push>> together = new LinkedHashMap<>();
        for (Push push : due) {
            PushingFirm firm = pushes.firm(push);
            if (firm.mostTogether() == 1 || push.attempts() > 0) {
                calls.add(new Call(firm, push.url(), List.of(push)));
            } else {
                together.computeIfAbsent(new Address(push.firm(), push.url()), none -> new ArrayList<>())
                        .add(push);
            }
        }
        together.values().forEach(those -> {
            PushingFirm firm = pushes.firm(those.get(0));
            for (int from = 0; from < those.size(); from += firm.mostTogether()) {
                List<Push> some = those.subList(from, Math.min(those.size(), from + firm.mostTogether()));
                calls.add(new Call(firm, some.get(0).url(), some));
            }
        });
        return calls;
    }

    private CompletableFuture<Boolean> make(Call call) {
        PushingFirm firm = call.firm();
        return send(call)
                .thenApply(answer -> {
                    boolean acknowledged = firm.acknowledgedBy(answer.statusCode(), answer.body());
                    if (!acknowledged) {
                        LOG.infof("%s was answered with status=%d, will be repeated", name(call), answer.statusCode());
                    }
                    return acknowledged;
                })
                .exceptionally(fault -> {
                    LOG.infof("%s was not answered, will be repeated: %s", name(call), fault);
                    return false;
                });
    }

    private CompletableFuture<HttpResponse<String>> send(Call call) {
        String body = call.firm().attempt(call.body());
        try {
            URI target = URI.create(call.url());
            HttpRequest.Builder request = http.request(target)
                    .header("Content-Type", call.firm().contentType())
                    .POST(BodyPublishers.ofString(body));
            call.firm().headers(target, body).forEach(request::header);
            return http.sendAsync(request.build());
        } catch (IllegalArgumentException noAddress) { // it must not hold up the others
            return CompletableFuture.failedFuture(noAddress);
        }
    }

    private static String name(Call call) {
        return "firm=%s push=%d of %d"
                .formatted(
                        call.firm().name(),
                        call.pushes().get(0).id(),
                        call.pushes().size());
    }
}
