namespace Cordon.Core.Cases;

/// <summary>How a key came to be.</summary>
/// <param name="Who">The id of the key it was issued with, or the officer who issued it; null where there is neither.</param>
public sealed record KeyOrigin(KeyOriginKind Kind, string? Who = null)
{
    /// <summary>It stands in a journal of before that was recorded.</summary>
    public static readonly KeyOrigin Unrecorded = new(KeyOriginKind.Unrecorded);

    /// <summary>By whoever has the centre's data: at its founding, or while no server ran.</summary>
    public static readonly KeyOrigin CommandLine = new(KeyOriginKind.CommandLine);

    /// <summary>With another key, by whoever held that.</summary>
    public static KeyOrigin WithKey(string id) => new(KeyOriginKind.Key, id);

    /// <summary>By an officer who signed in to the console as a person.</summary>
    public static KeyOrigin OnConsole(string officer) => new(KeyOriginKind.Console, officer);
}
