package by.pavilion.sandbox.jd;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.InventedBuyer;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.Seals;
import by.pavilion.sandbox.SeedCatalogue;
import by.pavilion.sandbox.Tariff;
import by.pavilion.sandbox.payment.PaymentFirm;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shop on the platform and what its shoppers do. They pay through the payment firm that serves everybody. */
@ApplicationScoped
public class JdShop {
    private static final BigDecimal SINGLE_LIMIT = new BigDecimal("5000");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long SKUS = 100_000_000_000L;
    private static final long ORDERS = 300_000_000_000_000L;
    private static final List<JdState> UNSHIPPED =
            List.of(JdState.WAIT_SELLER_STOCK_OUT, JdState.WAIT_SELLER_DELIVERY, JdState.PAUSE, JdState.LOCKED);

    private final JdConfig config;
    private final JdSaleStore sales;
    private final JdGoodsStore goods;
    private final JdRefundStore refunds;
    private final JdTokens tokens;
    private final Seals seals;
    private final Fingerprints fingerprints;
    private final SeedCatalogue seed;
    private final Tariff tariff;
    private final PaymentFirm paymentFirm;
    private final Clock clock;

    JdShop(
            JdConfig config,
            JdSaleStore sales,
            JdGoodsStore goods,
            JdRefundStore refunds,
            JdTokens tokens,
            Seals seals,
            Fingerprints fingerprints,
            SeedCatalogue seed,
            Tariff tariff,
            PaymentFirm paymentFirm,
            Clock clock) {
        this.config = config;
        this.sales = sales;
        this.goods = goods;
        this.refunds = refunds;
        this.tokens = tokens;
        this.seals = seals;
        this.fingerprints = fingerprints;
        this.seed = seed;
        this.tariff = tariff;
        this.paymentFirm = paymentFirm;
        this.clock = clock;
    }

    /**
     * How the demo connects the shop.
     *
     * @param venderId the firm's own number, which the platform takes for the shop's as well
     */
    public record Connection(String appKey, String appSecret, String shopId, String venderId) {}

    /**
     * An order as the visitor of the sandbox sees it.
     *
     * @param payAmount in fen
     * @param children orders that the platform has made out of it, when that was just asked for
     */
    public record SaleState(
            String id,
            String sku,
            int quantity,
            long payAmount,
            String orderState,
            Optional<String> parentId,
            Optional<String> logisticsId,
            Optional<String> waybill,
            List<String> children) {
        public SaleState {
            children = List.copyOf(children);
        }
    }

    /**
     * What the merchant has told of its goods; absent until then.
     *
     * @param jdPrice in fen
     * @param stockSets how many calls have set the stock
     */
    public record GoodsState(
            String skuId, String sku, Optional<Integer> stock, Optional<Integer> jdPrice, int stockSets) {}

    /** Goods by the merchant's own code; empty when the shop does not sell them. */
    @Transactional
    public Optional<GoodsState> goods(String sku) {
        return seed.find(sku).filter(SeedCatalogue.Row::maySell).map(row -> {
            JdGoodsStore.Goods told = goods.find(sku);
            return new GoodsState(Long.toString(skuId(sku)), sku, told.stock(), told.jdPrice(), goods.stockSets(sku));
        });
    }

    public Connection connection() {
        return new Connection(
                config.appKey(), tokens.secret(), Long.toString(config.shopId()), Long.toString(config.venderId()));
    }

    /** Sells; empty when the shop does not have the SKU or not that many of it. */
    @Transactional
    public Optional<SaleState> sell(String sku, int quantity) {
        return sell(sku, quantity, JdState.WAIT_SELLER_STOCK_OUT);
    }

    /** The same for a shopper who has not paid yet. */
    @Transactional
    public Optional<SaleState> order(String sku, int quantity) {
        return sell(sku, quantity, JdState.UNPAID);
    }

    private Optional<SaleState> sell(String sku, int quantity, JdState state) {
        Optional<SeedCatalogue.Row> product = seed.find(sku).filter(SeedCatalogue.Row::maySell);
        if (product.isEmpty() || !goods.take(sku, quantity)) {
            return Optional.empty();
        }
        InventedBuyer buyer = InventedBuyer.random(RANDOM);
        int price = goods.find(sku).jdPrice().orElse(fen(product.get().price()));
        JdSale sale = placed(product.get(), quantity, price, buyer, 0, state);
        return Optional.of(state(sale, List.of()));
    }

    @Transactional
    public Optional<SaleState> find(long orderId) {
        return sales.find(orderId).map(sale -> state(sale, List.of()));
    }

    /** What happens to an order: empty when it cannot happen, or when there is no such order. */
    @Transactional
    public Optional<SaleState> happen(long orderId, String deed) {
        Optional<JdSale> sale = sales.find(orderId);
        if (sale.isEmpty()) {
            return Optional.empty();
        }
        return switch (deed) {
            case "pay" -> pay(sale.get());
            case "cancel" -> moved(orderId, UNSHIPPED, JdState.TRADE_CANCELED);
            case "pause" -> moved(orderId, List.of(JdState.WAIT_SELLER_STOCK_OUT), JdState.PAUSE);
            case "lock" -> moved(orderId, List.of(JdState.WAIT_SELLER_STOCK_OUT), JdState.LOCKED);
            case "resume" -> moved(orderId, List.of(JdState.PAUSE, JdState.LOCKED), JdState.WAIT_SELLER_STOCK_OUT);
            case "finish" -> moved(orderId, List.of(JdState.WAIT_GOODS_RECEIVE_CONFIRM), JdState.FINISHED_L);
            case "split" -> split(sale.get());
            default -> Optional.empty();
        };
    }

    /** The buyer wants the money of an unshipped order back, all of it; until that is decided the order is locked. */
    @Transactional
    public Optional<String> applyForRefund(long orderId) {
        Optional<JdSale> sale = sales.find(orderId);
        if (sale.isEmpty() || !sales.move(orderId, List.of(JdState.WAIT_SELLER_STOCK_OUT), JdState.LOCKED, now())) {
            return Optional.empty();
        }
        JdSale order = sale.get();
        JdRefund refund = new JdRefund(
                number(),
                false,
                orderId,
                order.sku(),
                order.quantity(),
                order.payable(),
                JdRefund.NOT_LOOKED_AT,
                0,
                now(),
                now(),
                Optional.empty());
        refunds.insert(refund);
        return Optional.of(Long.toString(refund.id()));
    }

    /** The buyer wants some pieces of a shipped order to be paid back. */
    @Transactional
    public Optional<String> applyForService(long orderId, int pieces) {
        Optional<JdSale> sale = sales.find(orderId)
                .filter(order ->
                        order.state() == JdState.WAIT_GOODS_RECEIVE_CONFIRM || order.state() == JdState.FINISHED_L)
                .filter(order -> pieces > 0 && pieces <= order.quantity());
        return sale.map(order -> {
            int amount = (int) ((long) order.payable() * pieces / order.quantity());
            JdRefund refund = new JdRefund(
                    number(),
                    true,
                    orderId,
                    order.sku(),
                    pieces,
                    amount,
                    JdRefund.UNDER_WAY,
                    JdRefund.UNDER_WAY,
                    now(),
                    now(),
                    Optional.empty());
            refunds.insert(refund);
            return Long.toString(refund.id());
        });
    }

    /**
     * The buyer has sent the goods of a service order that is not over; told again the number was wrong.
     *
     * @param provider the platform's number of the carrier
     */
    @Transactional
    public boolean sendBack(long serviceId, int provider, String number) {
        Optional<JdRefund> service =
                refunds.find(true, serviceId).filter(found -> found.mainStatus() != JdRefund.CLOSED);
        service.ifPresent(
                found -> refunds.sendBack(serviceId, new JdRefund.Waybill(provider, number), laterThan(found)));
        return service.isPresent();
    }

    /** Changes are told apart by their seconds. */
    private Instant laterThan(JdRefund before) {
        Instant next = before.modifiedAt().plusSeconds(1);
        return now().isBefore(next) ? next : now();
    }

    /** Ends a service order: with its money gone back, or closed without. */
    @Transactional
    public boolean endService(long serviceId, boolean paidBack) {
        Optional<JdRefund> service = refunds.find(true, serviceId);
        service.ifPresent(found -> refunds.change(
                serviceId, paidBack ? JdRefund.GONE_BACK : JdRefund.UNDER_WAY, JdRefund.CLOSED, laterThan(found)));
        return service.isPresent();
    }

    static long skuId(String sku) {
        return SKUS + Math.abs((long) sku.hashCode());
    }

    Optional<String> skuOf(String skuId) {
        return seed.all().stream()
                .map(SeedCatalogue.Row::sku)
                .filter(sku -> Long.toString(skuId(sku)).equals(skuId))
                .findFirst();
    }

    String productName(String sku) {
        return seed.find(sku).map(SeedCatalogue.Row::nameZh).orElse(sku);
    }

    InventedBuyer buyerOf(JdSale sale) {
        try {
            return SandboxJson.MAPPER.readValue(seals.open(owner(sale.orderId()), sale.buyer()), InventedBuyer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the buyer of a sale cannot be read", e);
        }
    }

    /** The platform's clock, which knows no parts of a second. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private JdSale placed(
            SeedCatalogue.Row product, int quantity, int price, InventedBuyer buyer, long parentId, JdState state) {
        long orderId = number();
        JdSale sale = new JdSale(
                orderId,
                parentId,
                product.sku(),
                quantity,
                price,
                tax(product, price, quantity),
                product.mayComeDirectly(),
                seals.seal(owner(orderId), SandboxJson.print(buyer)),
                "oaid" + fingerprints.of(buyer.name() + "/" + buyer.phone() + "/" + buyer.detail()),
                state,
                now(),
                now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        sales.insert(sale);
        if (state != JdState.UNPAID) {
            enterPayment(sale, buyer);
        }
        return sale;
    }

    private void enterPayment(JdSale sale, InventedBuyer buyer) {
        paymentFirm.alreadyPaid(
                Long.toString(sale.orderId()), sale.paymentNumber(), sale.payable(), buyer.name(), buyer.idNumber());
    }

    private Optional<SaleState> pay(JdSale sale) {
        if (!sales.pay(sale.orderId(), now())) {
            return Optional.empty();
        }
        enterPayment(sale, buyerOf(sale));
        return find(sale.orderId());
    }

    /** The platform makes two orders out of one: the first piece, and all others. The one that was there is over. */
    private Optional<SaleState> split(JdSale sale) {
        if (sale.quantity() < 2
                || !sales.move(sale.orderId(), List.of(JdState.WAIT_SELLER_STOCK_OUT), JdState.TRADE_CANCELED, now())) {
            return Optional.empty();
        }
        SeedCatalogue.Row product = seed.find(sale.sku()).orElseThrow();
        InventedBuyer buyer = buyerOf(sale);
        List<String> children = new ArrayList<>();
        for (int pieces : List.of(1, sale.quantity() - 1)) {
            JdSale child =
                    placed(product, pieces, sale.unitPrice(), buyer, sale.orderId(), JdState.WAIT_SELLER_STOCK_OUT);
            children.add(Long.toString(child.orderId()));
        }
        return sales.find(sale.orderId()).map(parent -> state(parent, children));
    }

    private Optional<SaleState> moved(long orderId, List<JdState> from, JdState to) {
        return sales.move(orderId, from, to, now()) ? find(orderId) : Optional.empty();
    }

    /** 15 digits as the platform's own: the milliseconds, and four digits of chance. */
    private long number() {
        return ORDERS + clock.instant().toEpochMilli() % 10_000_000_000L * 10_000 + RANDOM.nextInt(10_000);
    }

    private int tax(SeedCatalogue.Row product, int price, int quantity) {
        BigDecimal pieces = BigDecimal.valueOf(quantity);
        BigDecimal worth = BigDecimal.valueOf(price, 2).multiply(pieces);
        boolean full = quantity == 1 && worth.compareTo(SINGLE_LIMIT) > 0;
        return fen(tariff.duty(
                        product.gcode(),
                        worth,
                        product.quantity1().multiply(pieces),
                        product.quantity2().multiply(pieces),
                        full)
                .total());
    }

    private static SaleState state(JdSale sale, List<String> children) {
        return new SaleState(
                Long.toString(sale.orderId()),
                sale.sku(),
                sale.quantity(),
                sale.payable(),
                sale.state().name(),
                sale.parentId() == 0 ? Optional.empty() : Optional.of(Long.toString(sale.parentId())),
                sale.parcel().map(JdSale.Parcel::logisticsId),
                sale.parcel().map(JdSale.Parcel::waybill),
                children);
    }

    private static String owner(long orderId) {
        return "jd/" + orderId;
    }

    private static int fen(BigDecimal yuan) {
        return yuan.movePointRight(2).intValueExact();
    }
}
