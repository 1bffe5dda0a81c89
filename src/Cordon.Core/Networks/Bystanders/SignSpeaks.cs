namespace Cordon.Core.Networks.Bystanders;

/// <summary>What a sign says about an explanation.</summary>
public enum SignSpeaks : byte
{
    /// <summary>Nothing: what it is about is not known. Unknown is never zero.</summary>
    Nothing,
    Against,
    For,
}
