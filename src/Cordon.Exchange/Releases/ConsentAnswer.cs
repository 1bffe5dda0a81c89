namespace Cordon.Exchange.Releases;

/// <summary>What the centre that something came from says to a <see cref="ConsentAsk"/>, to just what was asked. The last word counts.</summary>
public sealed record ConsentAnswer(bool IsGiven);
