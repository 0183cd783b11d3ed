/** What tools write of the navigation above a list of papers. */

export const CHROMIUM_TOP = `Hugging Face's logo
Hugging Face
Search models, datasets, users...
Models
Datasets
Spaces
Buckets
new
Docs
Pricing

Log In
Sign Up
new
Get trending papers in your email inbox once a day!

Subscribe`;

export const FIREFOX_TOP = `Hugging Face's logo Hugging Face

    Models
    Datasets
    Spaces
    Buckets new
    Docs
    Pricing
    Log In
    Sign Up

new

Get trending papers in your email inbox once a day!
Subscribe`;

export const INNER_TOP = `Hugging Face
Models
Datasets
Spaces
Docs
Pricing
Log In
Sign Up
NEW

Get trending papers in your email inbox once a day!

Subscribe`;

export const PANDOC_TOP = `[Hugging Face's logo] Hugging Face

-   [] Models

-   [] Datasets

-   Pricing

-   

    ------------------------------------------------------------------------

-   Log In

-   Sign Up

new

Get trending papers in your email inbox once a day!

Get trending papers in your email inbox!

Subscribe
`;

export const HTML2TEXT_TOP = `[![Hugging Face's logo](/front/assets/huggingface_logo-noborder.svg) Hugging Face](/)

  * [ Models](/models)
  * [ Datasets](/datasets)
  * [ Buckets new](/storage)
  * [Pricing ](/pricing)
  *   * * * *

  * [Log In ](/login)
  * [Sign Up ](/join)



new

Get trending papers in your email inbox once a day!

Get trending papers in your email inbox!

[Subscribe](/login?next=%2Fpapers)
`;
