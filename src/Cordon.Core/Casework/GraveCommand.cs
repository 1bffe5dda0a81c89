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
    /// <param name="Policy">The number of the policy that decides now: rules published later were published for this; 0 where it is no matter.</param>
    public sealed record Approve(uint Policy = 0) : GraveCommand;

    /// <summary>Say no to it.</summary>
    public sealed record Decline(string Reason) : GraveCommand;

    /// <summary>Take back what one proposed.</summary>
    public sealed record Withdraw : GraveCommand;
}
