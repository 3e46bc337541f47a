package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.SandboxStore;
import by.pavilion.sandbox.douyin.DouyinGateway.Answer;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code crossborder.orderCustomClearance} and {@code crossborder.orderLogisticsTrace}: three steps each, of service providers
 * with a code; a step's time may not precede that of the one before nor lie ahead.
 */
@ApplicationScoped
public class CrossBorder {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int STEPS = 3;

    private final SaleStore sales;
    private final SandboxStore store;
    private final Clock clock;

    CrossBorder(SaleStore sales, SandboxStore store, Clock clock) {
        this.sales = sales;
        this.store = store;
        this.clock = clock;
    }

    private record Step(int status, Instant at) {}

    Answer tell(String method, JsonNode parameters) {
        Optional<Sale> sale = SandboxJson.text(parameters, "order_id")
                .filter(id -> id.matches("\\d{1,18}|[1-8]\\d{18}"))
                .flatMap(id -> sales.find(Long.parseLong(id)));
        Optional<Instant> at = SandboxJson.text(parameters, "occurrence_time").flatMap(CrossBorder::time);
        int status = parameters.path("status").asInt(0);
        if (SandboxJson.text(parameters, "vendor").isEmpty()) {
            return Answer.refused(40002, "isv.parameter-invalid:vendor", "vendor is required");
        }
        if (sale.isEmpty()) {
            return Answer.refused(50002, "isv.business-failed:2010001", "no such order");
        }
        if (at.isEmpty() || status < 1 || status > STEPS || at.get().isAfter(clock.instant())) {
            return Answer.refused(
                    40004, "isv.parameter-invalid:occurrence_time", "a status and a past time are required");
        }
        List<Step> before = store.list(
                "SELECT status, happened_at FROM sandbox_douyin_steps WHERE order_id = ? AND kind = ?",
                row -> new Step(row.getInt("status"), Statements.instant(row, "happened_at")),
                sale.get().orderId(),
                method);
        if (before.stream().anyMatch(step -> step.status() < status && step.at().isAfter(at.get()))) {
            return Answer.refused(50002, "isv.business-failed:2022", "a step cannot precede the one before");
        }
        store.update(
                "INSERT IGNORE INTO sandbox_douyin_steps (order_id, kind, status, happened_at) VALUES (?, ?, ?, ?)",
                sale.get().orderId(),
                method,
                status,
                at.get());
        return Answer.success(Map.of());
    }

    /** What was told of a sale: {@code orderCustomClearance:1}, the first first. */
    @Transactional
    public List<String> stepsOf(String orderId) {
        return store.list(
                "SELECT kind, status FROM sandbox_douyin_steps WHERE order_id = ? ORDER BY kind, status",
                row -> row.getString("kind").replace("crossborder.", "") + ":" + row.getInt("status"),
                orderId);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).atZone(CHINA).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
