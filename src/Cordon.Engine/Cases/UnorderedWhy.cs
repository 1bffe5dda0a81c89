namespace Cordon.Engine.Cases;

/// <summary>Why a part of a case's money has no freeze order of the case.</summary>
public enum UnorderedWhy
{
    None = 0,

    /// <summary>It lies in accounts where an order of another case, which is about the same money, asks for it.</summary>
    AskedByCase,

    /// <summary>A bank held it, or paid it back, on an order of another case that is about the same money.</summary>
    HeldByCase,

    /// <summary>It lies in accounts in sums below the least amount of an order.</summary>
    BelowLeast,

    /// <summary>It lies in accounts and is not pursued: a person had it let go, or the victim has had as much otherwise.</summary>
    NotPursued,

    /// <summary>It has left the accounts, or came back: the trail's fate says how.</summary>
    Gone,

    /// <summary>It lies in accounts, as far as the centre knows, whose banks were asked for it and answered that they do not hold it.</summary>
    Answered,
}
