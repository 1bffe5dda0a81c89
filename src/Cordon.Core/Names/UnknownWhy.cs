namespace Cordon.Core.Names;

/// <summary>Why a list gives no answer about a name.</summary>
public enum UnknownWhy
{
    /// <summary>It gives one.</summary>
    None,

    /// <summary>The list has no entries: it was not loaded, or all of its rows were bad.</summary>
    ListEmpty,

    /// <summary>The list is older than it may be.</summary>
    ListStale,

    /// <summary>Nobody said when the list was issued.</summary>
    ListUndated,

    /// <summary>The list is issued later than now: a clock or a date is wrong.</summary>
    ListNotYetIssued,

    /// <summary>The name has no letters of a script that is read, so that not finding it says nothing.</summary>
    NameUnreadable,

    /// <summary>The list has rows that could not be used, or names in scripts that are not read: not finding a name says nothing.</summary>
    ListIncomplete,

    /// <summary>Part of the name is in letters that are not read, or in a word of two scripts, and the rest finds nothing.</summary>
    NamePartlyUnreadable,
}
