package by.pavilion.shared;

import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.dialect.lock.internal.MySQLLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;

/** The SQL that MySQL and MariaDB share: a lock names no table alias, since MariaDB knows no {@code FOR UPDATE OF}. */
public class CommonDialect extends MySQLDialect {
    private static final LockingSupport LOCKS = new MySQLLockingSupport() {
        @Override
        public RowLockStrategy getWriteRowLockStrategy() {
            return RowLockStrategy.NONE;
        }
    };

    public CommonDialect(DialectResolutionInfo info) {
        super(info);
    }

    @Override
    public LockingSupport getLockingSupport() {
        return LOCKS;
    }

    @Override
    protected boolean supportsAliasLocks() {
        return false;
    }
}
