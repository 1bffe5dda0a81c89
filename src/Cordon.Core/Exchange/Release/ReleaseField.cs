namespace Cordon.Core.Exchange.Release;

/// <summary>A field of a record that may leave: its name, its value, and whose it is.</summary>
public sealed record ReleaseField(string Name, string Value, FieldClass Class)
{
    /// <summary>Values are personal.</summary>
    public override string ToString() => $"{Name} ({Class})";
}
