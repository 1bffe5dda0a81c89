namespace Cordon.Web.Language;

/// <summary>The languages of the screens.</summary>
public enum Tongue
{
    English,
    Chinese,
}
