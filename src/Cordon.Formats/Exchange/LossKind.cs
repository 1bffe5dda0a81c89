namespace Cordon.Formats.Exchange;

/// <summary>What becomes of something that a format cannot carry as it is.</summary>
public enum LossKind
{
    /// <summary>It is not there afterwards.</summary>
    Lost,

    /// <summary>One of its values is kept, the first; the others are not there afterwards.</summary>
    First,

    /// <summary>It is there under another name: an identifier that follows from the old one, or from the content.</summary>
    Renamed,

    /// <summary>It is that of the whole document afterwards: the narrowest of all.</summary>
    Joined,
}
