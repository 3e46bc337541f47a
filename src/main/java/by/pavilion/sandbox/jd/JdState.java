package by.pavilion.sandbox.jd;

/** The platform's states of an order, in its spelling. */
enum JdState {
    /** The only one of our own naming: the platform tells of an order that is not paid by none of the calls that are here. */
    UNPAID,
    WAIT_SELLER_STOCK_OUT,
    WAIT_SELLER_DELIVERY,
    WAIT_GOODS_RECEIVE_CONFIRM,
    FINISHED_L,
    TRADE_CANCELED,
    PAUSE,
    LOCKED
}
