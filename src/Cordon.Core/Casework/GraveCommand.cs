namespace Cordon.Core.Casework;

/// <summary>What somebody wants done with a grave act that is proposed.</summary>
public abstract record GraveCommand
{
    private GraveCommand()
    {
    }

    /// <summary>Without what people wrote.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Be its second person.</summary>
    public sealed record Approve : GraveCommand;

    /// <summary>Say no to it.</summary>
    public sealed record Decline(string Reason) : GraveCommand;

    /// <summary>Take back what one proposed.</summary>
    public sealed record Withdraw : GraveCommand;
}
