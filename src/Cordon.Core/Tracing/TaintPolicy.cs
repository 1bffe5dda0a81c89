namespace Cordon.Core.Tracing;

/// <summary>Which of the money mixed in an account is the stolen money when some of it leaves. The court of the place picks; all can be shown.</summary>
public enum TaintPolicy : byte
{
    /// <summary>What came first leaves first (Devaynes v Noble, Clayton's case, 1816).</summary>
    Fifo = 0,

    /// <summary>What came last leaves first.</summary>
    Lifo = 1,

    /// <summary>Each outflow takes its share of all that is in the account, rounded down; the rest stays put (haircut, pari passu).</summary>
    Prorata = 2,

    /// <summary>Whatever an account that stolen money reached pays is exposed, whole. It tells reach, and no amounts that could be added.</summary>
    Poison = 3,

    /// <summary>The holder's own money leaves first, so the stolen sum lasts until the balance falls below it (lowest intermediate balance).</summary>
    Libr = 4,
}
