namespace Cordon.Core.Language;

/// <summary>The languages in which people are told something.</summary>
public enum Tongue
{
    English,
    Chinese,
}
