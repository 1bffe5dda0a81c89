namespace Cordon.Learning.LightGbm;

/// <summary>LightGBM refused a call; the message says which and why.</summary>
public sealed class LightGbmException(string message) : Exception(message);
