package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.InventedBuyer;
import by.pavilion.sandbox.Pushes;
import by.pavilion.sandbox.PushingFirm;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.SandboxSettings;
import by.pavilion.sandbox.SeedCatalogue;
import by.pavilion.sandbox.Tariff;
import by.pavilion.sandbox.douyin.Sale.SealedBuyer;
import by.pavilion.sandbox.douyin.Sale.Stage;
import by.pavilion.sandbox.payment.PaymentFirm;
import by.pavilion.shared.PublicUrl;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shop on the platform. A sale arrives paid, through the same payment firm that serves everybody else; then the shop is
 * told twice, that it is paid (101) and that it may be processed (110).
 */
@ApplicationScoped
public class DouyinShop implements PushingFirm {
    static final String WORK = "sandbox-douyin";
    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;
    /** Messages in one array; how many the platform's own hold at most is not known. */
    private static final int MESSAGES_TOGETHER = 10;

    /** Order numbers of one millisecond: even ones, because the next number is the line's. */
    private static final int NUMBERS = 5_000;

    private static final int NUMBERS_DIGITS = 10_000;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CALL_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final BigDecimal SINGLE_LIMIT = new BigDecimal("5000");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DouyinConfig config;
    private final SaleStore sales;
    private final ShelfStore shelf;
    private final Ciphers ciphers;
    private final SandboxSettings settings;
    private final SeedCatalogue seed;
    private final Tariff tariff;
    private final Pushes pushes;
    private final Faults faults;
    private final PaymentFirm paymentFirm;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final Workers workers;

    DouyinShop(
            DouyinConfig config,
            SaleStore sales,
            ShelfStore shelf,
            Ciphers ciphers,
            SandboxSettings settings,
            SeedCatalogue seed,
            Tariff tariff,
            Pushes pushes,
            Faults faults,
            PaymentFirm paymentFirm,
            PublicUrl publicUrl,
            Clock clock,
            Workers workers) {
        this.config = config;
        this.sales = sales;
        this.shelf = shelf;
        this.ciphers = ciphers;
        this.settings = settings;
        this.seed = seed;
        this.tariff = tariff;
        this.pushes = pushes;
        this.faults = faults;
        this.paymentFirm = paymentFirm;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.workers = workers;
    }

    /** A sale as the visitor of the sandbox sees it. */
    public record SaleState(
            String id,
            String sku,
            int quantity,
            long payAmount,
            int orderStatus,
            String status,
            Optional<String> company,
            Optional<String> trackingNumber) {}

    /** How the demo connects the shop. */
    public record Connection(String appKey, String appSecret, String shopId) {}

    public Connection connection() {
        return new Connection(config.appKey(), appSecret(), Long.toString(config.shopId()));
    }

    /**
     * Sells; empty when the shop does not have the SKU.
     *
     * @param coupon what the platform pays of it, in fen; never all that the goods cost
     */
    @Transactional
    public Optional<SaleState> sell(String sku, int quantity, int coupon) {
        return sell(sku, quantity, coupon, 1).stream().findFirst();
    }

    /**
     * The same to so many shoppers at once, by a fixed number of statements; none when the shop does not have the SKU.
     *
     * @param orders up to 1 000
     */
    @Transactional
    public List<SaleState> rush(String sku, int quantity, int coupon, int orders) {
        return sell(sku, quantity, coupon, orders);
    }

    private List<SaleState> sell(String sku, int quantity, int coupon, int orders) {
        List<Sale> sold = make(sku, quantity, coupon, Stage.PAID, orders);
        if (!sold.isEmpty()) {
            long pieces = (long) quantity * orders;
            sales.insert(sold, sold.get(0).soldAt(), shelf.take(skuIdOf(sold.get(0)), pieces));
            enterPayments(sold);
            workers.wake(WORK);
        }
        return sold.stream().map(DouyinShop::state).toList();
    }

    /** Takes an order that its shopper has not paid; empty when the shop does not have the SKU. */
    @Transactional
    public Optional<SaleState> order(String sku, int quantity) {
        List<Sale> sale = make(sku, quantity, 0, Stage.CREATED, 1);
        sale.forEach(ordered -> {
            sales.insert(sale, null, shelf.take(skuIdOf(ordered), ordered.quantity()));
            push(message(ordered, "100"));
        });
        return sale.stream().findFirst().map(DouyinShop::state);
    }

    /** The shopper pays; empty when there is no such sale. */
    @Transactional
    public Optional<SaleState> pay(long orderId) {
        if (sales.pay(orderId, clock.instant())) {
            sales.find(orderId).ifPresent(sale -> enterPayments(List.of(sale)));
            workers.wake(WORK);
        }
        return find(orderId);
    }

    private void enterPayments(List<Sale> paid) {
        paymentFirm.alreadyPaid(paid.stream()
                .map(sale -> new PaymentFirm.Paid(
                        Long.toString(sale.orderId()),
                        sale.paymentNumber(),
                        sale.payable(),
                        ciphers.decrypt(sale.orderId(), sale.buyer().name()).orElseThrow(),
                        ciphers.decrypt(sale.orderId(), sale.buyer().idNumber()).orElseThrow()))
                .toList());
    }

    private List<Sale> make(String sku, int quantity, int coupon, Stage stage, int orders) {
        Optional<SeedCatalogue.Row> product = seed.find(sku).filter(SeedCatalogue.Row::maySell);
        if (product.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        int tax = tax(product.get(), quantity);
        // 19 digits as the platform's own: a prefix, the milliseconds, and four digits of chance, one after the other
        // in a rush.
        long millisecond = 6_900_000_000_000_000_000L + now.toEpochMilli() % 10_000_000_000_000L * NUMBERS_DIGITS;
        int chance = RANDOM.nextInt(NUMBERS);
        return IntStream.range(0, orders)
                .mapToObj(number -> {
                    long orderId = millisecond + (chance + number) % NUMBERS * 2L;
                    return new Sale(
                            orderId,
                            sku,
                            quantity,
                            fen(product.get().price()),
                            tax,
                            Math.min(coupon, fen(product.get().price()) * quantity - 1),
                            product.get().mayComeDirectly() ? Sale.DIRECT : Sale.BONDED,
                            sealed(orderId, InventedBuyer.random(RANDOM)),
                            now,
                            stage,
                            Optional.empty(),
                            Optional.empty(),
                            now,
                            Optional.empty());
                })
                .toList();
    }

    @Transactional
    public Optional<SaleState> find(long orderId) {
        return sales.find(orderId).map(DouyinShop::state);
    }

    /** Does for the sales what has become due, and returns how many there were. */
    @Transactional
    int advance() {
        Instant now = clock.instant();
        List<Sale> due = sales.due(now, AT_ONCE);
        Map<Stage, List<Sale>> byStage = new EnumMap<>(Stage.class);
        due.forEach(sale -> byStage.computeIfAbsent(sale.stage(), first -> new ArrayList<>())
                .add(sale));
        byStage.forEach((stage, some) -> advance(stage, some, now));
        return due.size();
    }

    @Override
    public String name() {
        return "douyin";
    }

    @Override
    public Map<String, String> headers(URI target, String body) {
        return Map.of("app-id", config.appKey(), "event-sign", signature().ofMessage(body, "md5"));
    }

    @Override
    public boolean acknowledgedBy(int status, String answer) {
        return status == 200
                && SandboxJson.object(answer)
                        .filter(json -> json.path("code").asInt(-1) == 0)
                        .isPresent();
    }

    DouyinSignature signature() {
        return new DouyinSignature(config.appKey(), appSecret());
    }

    String productName(String sku) {
        return seed.find(sku).map(SeedCatalogue.Row::nameZh).orElse(sku);
    }

    private void advance(Stage stage, List<Sale> some, Instant now) {
        switch (stage) {
            case CREATED -> {} // its shopper pays or does not
            case PAID -> {
                sales.advance(some, Stage.TOLD_PAID, now.plus(config.step()), now);
                push(some.stream().map(sale -> message(sale, "101")).toList());
            }
            case TOLD_PAID -> {
                sales.advance(some, Stage.TOLD_PENDING, null, now);
                push(some.stream().map(sale -> message(sale, "110")).toList());
            }
            case TOLD_PENDING -> sales.advance(some, Stage.TOLD_PENDING, null, now);
        }
    }

    private void push(String message) {
        push(List.of(message));
    }

    /** Sends messages, except those that get lost; some come when later ones have been there. */
    private void push(List<String> messages) {
        String url = publicUrl.resolve(config.pushUrl()).toString();
        List<Pushes.Call> calls = new ArrayList<>();
        for (String message : messages) {
            if (Faults.happens(faults.now().droppedPushes())) {
                continue;
            }
            Duration delay = Faults.happens(faults.now().delayedPushes()) ? DELAY : Duration.ZERO;
            Pushes.Call call = new Pushes.Call(url, message, delay);
            calls.add(call);
            if (Faults.happens(faults.now().doubledPushes())) {
                calls.add(call);
            }
        }
        pushes.owe(name(), calls);
    }

    @Override
    public int mostTogether() {
        return MESSAGES_TOGETHER;
    }

    /** Each body is an array with one message; a question that stands twice at one address is the same one. */
    @Override
    public String together(List<String> bodies) {
        return bodies.stream().allMatch(body -> body.startsWith("["))
                ? bodies.stream()
                        .map(body -> body.substring(1, body.length() - 1))
                        .collect(Collectors.joining(",", "[", "]"))
                : bodies.get(0);
    }

    /** The shopper cancels, as long as nothing was sent; empty when there is no such sale. */
    @Transactional
    public Optional<SaleState> cancel(long orderId) {
        if (sales.cancel(orderId, clock.instant())) {
            sales.find(orderId).ifPresent(sale -> {
                shelf.putBack(skuIdOf(sale), sales.taken(orderId));
                push(message(sale, "106"));
            });
        }
        return find(orderId);
    }

    private static String skuIdOf(Sale sale) {
        return Long.toString(OrderDetail.skuId(sale.sku()));
    }

    /** The platform asks the shop about a sale, by a signed call; empty when there is no such sale. */
    @Transactional
    public Optional<SaleState> ask(long orderId) {
        Optional<SaleState> sale = find(orderId);
        if (sale.isPresent()) {
            String parameters = "{\"order_id\":\"%d\",\"shop_id\":%d}".formatted(orderId, config.shopId());
            String timestamp = CALL_TIME.format(clock.instant().atZone(CHINA));
            String query = "app_key=" + config.appKey()
                    + "&timestamp=" + URLEncoder.encode(timestamp, StandardCharsets.UTF_8)
                    + "&sign_method=hmac-sha256&sign="
                    + signature().ofCallToShop(parameters, timestamp, "hmac-sha256");
            pushes.owe(name(), List.of(new Pushes.Call(publicUrl.resolve(config.callUrl()) + "?" + query, parameters)));
        }
        return sale;
    }

    /** Ids are numbers here, beyond what a double can hold, and the data are JSON inside a text: as the platform does it. */
    private String message(Sale sale, String tag) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("p_id", sale.orderId());
        data.put("s_ids", List.of(sale.lineId()));
        data.put("shop_id", config.shopId());
        data.put("order_status", tag.equals("101") ? 105 : sale.status());
        data.put("order_type", 0);
        data.put("biz", sale.biz());
        if (tag.equals("101")) {
            data.put("pay_time", sale.paidAt().getEpochSecond());
            data.put("pay_type", 8);
            data.put("pay_amount", sale.payable());
        } else {
            data.put("update_time", clock.instant().getEpochSecond());
        }
        return SandboxJson.print(List.of(Map.of(
                "tag", tag, "msg_id", "sandbox-" + sale.orderId() + "-" + tag, "data", SandboxJson.print(data))));
    }

    /** Tells the shop of what a buyer wants back, or of what has become of it. */
    void tellOfRefund(AfterSale wish, String tag) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("aftersale_id", wish.id());
        data.put("aftersale_type", wish.type());
        data.put("aftersale_status", wish.status());
        data.put("p_id", wish.orderId());
        data.put("s_id", wish.orderId() + 1);
        data.put("shop_id", config.shopId());
        data.put("refund_amount", wish.amount());
        data.put("refund_post_amount", 0);
        data.put("update_time", wish.version());
        push(SandboxJson.print(List.of(Map.of(
                "tag",
                tag,
                "msg_id",
                "sandbox-" + wish.id() + "-" + tag + "-" + wish.version(),
                "data",
                SandboxJson.print(data)))));
    }

    /** Tells the shop that a product was looked at. */
    void tellOfProduct(long productId, String tag) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("product_id", productId);
        data.put("shop_id", config.shopId());
        data.put("update_time", clock.instant().getEpochSecond());
        push(SandboxJson.print(List.of(Map.of(
                "tag",
                tag,
                "msg_id",
                "sandbox-" + productId + "-" + tag + "-" + clock.millis(),
                "data",
                SandboxJson.print(data)))));
    }

    private SealedBuyer sealed(long orderId, InventedBuyer buyer) {
        return new SealedBuyer(
                ciphers.encrypt(orderId, buyer.name()),
                ciphers.encrypt(orderId, buyer.idNumber()),
                ciphers.encrypt(orderId, buyer.phone()),
                ciphers.encrypt(orderId, buyer.detail()),
                buyer.name().charAt(0) + "**",
                buyer.phone().substring(0, 3) + "****" + buyer.phone().substring(7),
                buyer.province(),
                buyer.city(),
                buyer.town());
    }

    private int tax(SeedCatalogue.Row product, int quantity) {
        BigDecimal pieces = BigDecimal.valueOf(quantity);
        BigDecimal goods = product.price().multiply(pieces);
        boolean full = quantity == 1 && goods.compareTo(SINGLE_LIMIT) > 0;
        return fen(tariff.duty(
                        product.gcode(),
                        goods,
                        product.quantity1().multiply(pieces),
                        product.quantity2().multiply(pieces),
                        full)
                .total());
    }

    private String appSecret() {
        return settings.secret("douyin-app-secret");
    }

    private static SaleState state(Sale sale) {
        return new SaleState(
                Long.toString(sale.orderId()),
                sale.sku(),
                sale.quantity(),
                sale.payable(),
                sale.status(),
                word(sale),
                sale.shipping().map(Sale.Shipping::company),
                sale.shipping().map(Sale.Shipping::trackingNumber));
    }

    private static String word(Sale sale) {
        return switch (sale.status()) {
            case 1 -> "UNPAID";
            case 3 -> "SHIPPED";
            case 4 -> "CANCELLED";
            default -> "PAID";
        };
    }

    private static int fen(BigDecimal yuan) {
        return yuan.movePointRight(2).intValueExact();
    }
}
