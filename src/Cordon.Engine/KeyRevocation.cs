using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>That a key was revoked: when, by whom and why.</summary>
public sealed record KeyRevocation(Instant At, string By, string Reason);
